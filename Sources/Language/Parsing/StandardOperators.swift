import SwiftOperators
import SwiftSyntax

/// Swift's own operators, and those that tensors add.
///
/// Each group names all that it is above, not only the next one, so that two groups are compared
/// without a search through those in between.
enum StandardOperators {
    private struct Group {
        var name: String
        var associativity = Associativity.none
        /// The next lower group, by name; the others follow.
        var above: String?
        var operators: [String] = []
    }

    private static let groups = [
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

    static let table = table(without: [])

    /// Those of one operand, which have no precedence.
    static let unary: Set<String> = ["!", "~", "+", "-", "..<", "..."]

    /// - Parameter names: of operators that somebody else declares.
    static func table(without names: Set<String>) -> OperatorTable {
        var lower: [String: [String]] = [:]
        for group in groups {
            lower[group.name] = group.above.map { [$0] + (lower[$0] ?? []) } ?? []
        }
        // Relations that come with a place in the text need not be given one when they are looked at.
        let place = PrecedenceGroupNameSyntax(name: .identifier("standard"))
        return OperatorTable(
            precedenceGroups: groups.map { group in
                PrecedenceGroup(
                    name: group.name, associativity: group.associativity,
                    assignment: group.name == "AssignmentPrecedence",
                    relations: (lower[group.name] ?? []).map { .higherThan($0, syntax: place) })
            },
            operators: groups.flatMap { group in
                group.operators.filter { !names.contains($0) }.map {
                    Operator(kind: .infix, name: $0, precedenceGroup: group.name)
                }
            }, errorHandler: { _ in })
    }
}
