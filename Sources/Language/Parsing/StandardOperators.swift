/// Swift's own operators, and those that tensors add.
enum StandardOperators {
    private struct Group {
        var name: String
        var associativity = OperatorGroups.Associativity.none
        /// The next lower group.
        var above: String?
        var operators: [String] = []
    }

    private static let declared = [
        Group(
            name: "AssignmentPrecedence", associativity: .right,
            operators: [
                "*=", "/=", "%=", "+=", "-=", "<<=", ">>=", "&=", "|=", "^=", "&+=", "&-=", "&*=",
                "&<<=", "&>>=",
            ]),
        Group(
            name: "FunctionArrowPrecedence", associativity: .right, above: "AssignmentPrecedence"),
        Group(name: "TernaryPrecedence", associativity: .right, above: "FunctionArrowPrecedence"),
        Group(name: "DefaultPrecedence", above: "TernaryPrecedence", operators: ["~>"]),
        Group(
            name: "LogicalDisjunctionPrecedence", associativity: .left, above: "TernaryPrecedence",
            operators: ["||", ".|"]),
        Group(
            name: "LogicalConjunctionPrecedence", associativity: .left,
            above: "LogicalDisjunctionPrecedence", operators: ["&&", ".&"]),
        Group(
            name: "ComparisonPrecedence", above: "LogicalConjunctionPrecedence",
            operators: [
                "<", "<=", ">", ">=", "==", "!=", "===", "!==", "~=", ".==", ".!=", ".<", ".<=",
                ".>", ".>=",
            ]),
        Group(
            name: "NilCoalescingPrecedence", associativity: .right, above: "ComparisonPrecedence",
            operators: ["??"]),
        Group(name: "CastingPrecedence", above: "NilCoalescingPrecedence"),
        Group(
            name: "RangeFormationPrecedence", above: "CastingPrecedence", operators: ["...", "..<"]),
        Group(
            name: "AdditionPrecedence", associativity: .left, above: "RangeFormationPrecedence",
            operators: ["+", "-", "&+", "&-", "|", "^"]),
        Group(
            name: "MultiplicationPrecedence", associativity: .left, above: "AdditionPrecedence",
            operators: ["*", "/", "%", "&*", "&"]),
        Group(
            name: "BitwiseShiftPrecedence", above: "MultiplicationPrecedence",
            operators: ["<<", ">>", "&<<", "&>>"]),
        Group(
            name: "ExponentiationPrecedence", associativity: .right,
            above: "MultiplicationPrecedence", operators: ["**"]),
    ]

    static let groups = declared.reduce(into: OperatorGroups()) { groups, group in
        groups.add(group.name, group.associativity)
        if let above = group.above { groups.relate(group.name, above: [above], below: []) }
    }

    /// The group of each operator between operands, by number.
    static let groupOfOperator: [String: Int] = Dictionary(
        uniqueKeysWithValues: declared.enumerated().flatMap { number, group in
            group.operators.map { ($0, number) }
        })

    static let assignment = number(of: "AssignmentPrecedence")
    static let arrow = number(of: "FunctionArrowPrecedence")
    static let ternary = number(of: "TernaryPrecedence")
    static let comparison = number(of: "ComparisonPrecedence")
    static let casting = number(of: "CastingPrecedence")
    /// Of an operator that is declared without a group: two of them cannot stand side by side.
    static let usual = "DefaultPrecedence"

    private static func number(of name: String) -> Int {
        guard let number = groups.number(of: name) else { preconditionFailure("no group \(name)") }
        return number
    }

    /// Those of one operand, which have no precedence.
    static let unary: Set<String> = ["!", "~", "+", "-", "..<", "..."]
}
