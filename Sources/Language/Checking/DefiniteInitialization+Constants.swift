import Diagnostics

/// Arithmetic on numbers as they are written, which is wrong in every run.
extension DefiniteInitialization {
    /// A literal must fit into its type.
    func requireRoom(for magnitude: UInt64, _ isNegative: Bool, in literal: Expression) {
        guard !state.isDead, let range = literal.type.wholeNumbers,
            !range.contains(Self.value(magnitude, isNegative))
        else { return }
        environment.error(
            "literal-overflow",
            "\(isNegative ? "-" : "")\(magnitude) does not fit into \(literal.type.resolved)",
            at: literal.range)
    }

    /// What a property begins with, which is no part of any body.
    static func checkConstants(in value: Expression, _ environment: Environment) {
        DefiniteInitialization(environment: environment).walk(value)
    }

    func checkArithmetic(_ call: Expression) {
        if call.dividesByZero {
            environment.error(
                "division-by-zero", "this divides by zero", at: call.range,
                hint: "test what you divide by first")
            return
        }
        guard call.wholeNumber == nil, let (name, left, right) = call.wholeOperation,
            let range = call.type.wholeNumbers
        else { return }
        environment.error(
            "arithmetic-overflow",
            "\(left) \(name) \(right) does not fit into \(call.type.resolved)", at: call.range,
            hint: "its numbers go from \(range.lowerBound) to \(range.upperBound)")
    }

    fileprivate static func value(_ magnitude: UInt64, _ isNegative: Bool) -> Int128 {
        isNegative ? -Int128(magnitude) : Int128(magnitude)
    }
}

extension Type {
    /// The numbers of an integer type.
    fileprivate var wholeNumbers: ClosedRange<Int128>? {
        guard let nominal, nominal.isLibrary else { return nil }
        func range<Number: FixedWidthInteger>(_: Number.Type) -> ClosedRange<Int128> {
            Int128(Number.min)...Int128(Number.max)
        }
        return switch nominal.name {
        case "Int", "Int64": range(Int.self)
        case "Int8": range(Int8.self)
        case "Int16": range(Int16.self)
        case "Int32": range(Int32.self)
        case "UInt", "UInt64": range(UInt.self)
        case "UInt8": range(UInt8.self)
        case "UInt16": range(UInt16.self)
        case "UInt32": range(UInt32.self)
        default: nil
        }
    }
}

extension Expression {
    /// What it is, made of literals alone.
    fileprivate var wholeNumber: Int128? {
        switch kind {
        case .integer(let magnitude, let isNegative):
            return DefiniteInitialization.value(magnitude, isNegative)
        case .variable(let variable)
        where variable.isLet && variable.storage == .local && !variable.isDeferredLet:
            return variable.boundValue?.wholeNumber
        case .staticProperty(let owner, let variable)
        where variable.isLibrary && (variable.name == "max" || variable.name == "min"):
            return variable.name == "max"
                ? owner.wholeNumbers?.upperBound : owner.wholeNumbers?.lowerBound
        default: break
        }
        guard let (name, left, right) = wholeOperation, let range = type.wholeNumbers else {
            return nil
        }
        if right == 0, name == "/" || name == "%" { return nil }
        let result: (partialValue: Int128, overflow: Bool) =
            switch name {
            case "+": left.addingReportingOverflow(right)
            case "-": left.subtractingReportingOverflow(right)
            case "*": left.multipliedReportingOverflow(by: right)
            case "/": left.dividedReportingOverflow(by: right)
            default: left.remainderReportingOverflow(dividingBy: right)
            }
        return !result.overflow && range.contains(result.partialValue) ? result.partialValue : nil
    }

    /// `x / 0` of whole numbers.
    fileprivate var dividesByZero: Bool {
        guard case .call(let function, _, _, let arguments) = kind, arguments.count == 2,
            function.isLibrary, function.name == "/" || function.name == "%",
            type.wholeNumbers != nil
        else { return false }
        return arguments[1].value.wholeNumber == 0
    }

    /// An operation on two such numbers.
    fileprivate var wholeOperation: (name: String, left: Int128, right: Int128)? {
        guard case .call(let function, _, _, let arguments) = kind, arguments.count == 2,
            function.isLibrary, let left = arguments[0].value.wholeNumber,
            let right = arguments[1].value.wholeNumber
        else { return nil }
        switch function.name {
        case "+", "-", "*", "/", "%": return (function.name, left, right)
        default: return nil
        }
    }
}
