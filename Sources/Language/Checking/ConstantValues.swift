/// What is known of a value before the program runs.
enum ConstantValue: Equatable {
    case boolean(Bool)
    case integer(Int)
    case floating(Double)
}

extension Expression {
    /// What it is in every run: made of literals, and of local constants made of them. As in Swift,
    /// `&&` and `||` are not looked through, nor are calls besides arithmetic and comparison.
    var constant: ConstantValue? {
        switch kind {
        case .boolean(let value): return .boolean(value)
        case .integer(let magnitude, let isNegative):
            if type.isLibrary("Double") {
                return .floating(isNegative ? -Double(magnitude) : Double(magnitude))
            }
            guard type.isLibrary("Int"), let value = Int(exactly: magnitude) else { return nil }
            return .integer(isNegative ? -value : value)
        case .float(let value): return type.isLibrary("Double") ? .floating(value) : nil
        case .variable(let variable):
            let isFixed = variable.isLet || !variable.isMutated && !variable.isCaptured
            return isFixed && variable.storage == .local ? variable.boundValue?.constant : nil
        case .ternary(let test, let yes, let no):
            guard case .boolean(let isTrue)? = test.constant else { return nil }
            return (isTrue ? yes : no).constant
        case .call(let function, _, _, let arguments):
            guard function.isLibrary, function.isOperator else { return nil }
            let operands = arguments.compactMap(\.value.constant)
            guard operands.count == arguments.count else { return nil }
            if operands.count == 1 { return operands[0].applying(function.name) }
            return operands.count == 2 ? operands[0].applying(function.name, operands[1]) : nil
        default: return nil
        }
    }

    var isAlwaysTrue: Bool { constant == .boolean(true) }
    var isAlwaysFalse: Bool { constant == .boolean(false) }
}

extension ConstantValue {
    fileprivate func applying(_ operation: String) -> ConstantValue? {
        switch (operation, self) {
        case ("!", .boolean(let value)): .boolean(!value)
        case ("-", .integer(let value)) where value != .min: .integer(-value)
        case ("-", .floating(let value)): .floating(-value)
        default: nil
        }
    }

    fileprivate func applying(_ operation: String, _ other: ConstantValue) -> ConstantValue? {
        switch (self, other) {
        case (.integer(let left), .integer(let right)):
            switch operation {
            case "+": Self.exactly(left.addingReportingOverflow(right))
            case "-": Self.exactly(left.subtractingReportingOverflow(right))
            case "*": Self.exactly(left.multipliedReportingOverflow(by: right))
            case "/": right == 0 ? nil : Self.exactly(left.dividedReportingOverflow(by: right))
            case "%":
                right == 0
                    ? nil : Self.exactly(left.remainderReportingOverflow(dividingBy: right))
            default: Self.comparison(operation, left, right)
            }
        case (.floating(let left), .floating(let right)):
            switch operation {
            case "+": .floating(left + right)
            case "-": .floating(left - right)
            case "*": .floating(left * right)
            case "/": .floating(left / right)
            default: Self.comparison(operation, left, right)
            }
        case (.boolean(let left), .boolean(let right)):
            switch operation {
            case "==": .boolean(left == right)
            case "!=": .boolean(left != right)
            default: nil
            }
        default: nil
        }
    }

    private static func exactly(_ result: (partialValue: Int, overflow: Bool)) -> ConstantValue? {
        result.overflow ? nil : .integer(result.partialValue)
    }

    private static func comparison<Value: Comparable>(
        _ operation: String, _ left: Value, _ right: Value
    ) -> ConstantValue? {
        switch operation {
        case "==": .boolean(left == right)
        case "!=": .boolean(left != right)
        case "<": .boolean(left < right)
        case "<=": .boolean(left <= right)
        case ">": .boolean(left > right)
        case ">=": .boolean(left >= right)
        default: nil
        }
    }
}

extension Condition {
    var isAlwaysTrue: Bool {
        if case .boolean(let test) = self { test.isAlwaysTrue } else { false }
    }

    var isAlwaysFalse: Bool {
        if case .boolean(let test) = self { test.isAlwaysFalse } else { false }
    }
}
