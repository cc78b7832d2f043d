import Bytecode

/// Literals, and text made of values.
extension FunctionLowering {
    func integer(
        _ magnitude: UInt64, _ isNegative: Bool, _ expression: Expression, _ type: TypeDescriptor,
        _ destination: Int?
    ) -> Value {
        switch type.kind {
        case .double, .float:
            let number = isNegative ? -Double(magnitude) : Double(magnitude)
            return float(number, expression, type, destination)
        case .int, .integer:
            let result = target(destination, type)
            guard let bits = literalBits(magnitude, isNegative, type, expression) else {
                return result
            }
            builder.loadInteger(result.register, bits)
            return result
        default:
            if let custom = literalInitializer("integerLiteral", expression) {
                return value(custom, into: destination)
            }
            return target(destination, type)
        }
    }

    private func literalBits(
        _ magnitude: UInt64, _ isNegative: Bool, _ type: TypeDescriptor, _ expression: Expression
    ) -> Int? {
        let wide: Int?
        if isNegative {
            wide = magnitude <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
        } else {
            wide = Int(exactly: magnitude)
        }
        let fits: Bool
        switch type.kind {
        case .int: fits = wide != nil
        case .integer(let width):
            let range: ClosedRange<Int> =
                switch width {
                case .int8: -128...127
                case .int16: -32_768...32_767
                case .int32: Int(Int32.min)...Int(Int32.max)
                case .uint8: 0...255
                case .uint16: 0...65_535
                case .uint32: 0...Int(UInt32.max)
                case .uint64: 0...Int.max
                }
            if width == .uint64, !isNegative { return Int(truncatingIfNeeded: magnitude) }
            fits = wide.map(range.contains) ?? false
        default: fits = true
        }
        if fits, let wide { return wide }
        environment.error(
            "literal-overflow",
            "\(isNegative ? "-" : "")\(magnitude) does not fit into \(type.name)",
            at: expression.range)
        return nil
    }

    func float(
        _ number: Double, _ expression: Expression, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        switch type.kind {
        case .double:
            let result = target(destination, type)
            builder.loadConstant(result.register, number.bitPattern)
            return result
        case .float:
            let result = target(destination, type)
            builder.loadConstant(result.register, UInt64(Float(number).bitPattern))
            return result
        default:
            if let custom = literalInitializer("floatLiteral", expression) {
                return value(custom, into: destination)
            }
            return target(destination, type)
        }
    }

    func string(
        _ text: String, _ expression: Expression, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        if concrete(expression.type).isLibrary("UnicodeScalar") {
            let result = target(destination, type)
            builder.loadInteger(result.register, Int(text.unicodeScalars.first?.value ?? 0))
            return result
        }
        for label in ["stringLiteral", "extendedGraphemeClusterLiteral", "unicodeScalarLiteral"] {
            if let custom = literalInitializer(label, expression) {
                return value(custom, into: destination)
            }
        }
        let result = target(destination, type)
        builder.emit(.loadLiteral, result.register, immediate: builder.literal(text))
        return result
    }

    /// A literal of a type with its own `init(integerLiteral:)`.
    func literalInitializer(_ label: String, _ expression: Expression) -> Expression? {
        let type = concrete(expression.type)
        guard let nominal = type.nominal,
            !nominal.isLibrary || !["String", "Character"].contains(nominal.name)
        else { return nil }
        for case let function as Function in environment.ownMembers(of: nominal, named: "init")
        where function.parameters.first?.label == label {
            let map = Substitution(nominal.parameters, type.arguments)
            let inner = Expression(
                expression.kind, compiler.concrete(function.parameters[0].type, map),
                expression.range)
            return Expression(
                .call(function, map, base: nil, [Argument(value: inner)]), type, expression.range)
        }
        return nil
    }

    func interpolation(
        _ segments: [Expression], _ type: TypeDescriptor, _ destination: Int?
    )
        -> Value
    {
        // Text around an interpolation is often empty.
        let written = segments.filter {
            if case .string("") = $0.kind { return false }
            return true
        }
        let segments = written.isEmpty ? Array(segments.prefix(1)) : written
        let count = segments.count
        let pieces = builder.allocate(slots: count, references: Array(0..<count))
        for (index, segment) in segments.enumerated() {
            describe(segment, into: pieces + index)
        }
        let result = target(destination, type)
        builder.emit(.concatenateStrings, result.register, count, pieces)
        for index in 0..<count { builder.emit(.release, pieces + index) }
        builder.deallocate(pieces, slots: count, references: Array(0..<count))
        return result
    }

    /// A value as text, as `print` shows it.
    func describe(_ expression: Expression, into destination: Int) {
        let type = concrete(expression.type)
        if type.isLibrary("String") {
            _ = ownedInto(expression, destination)
            return
        }
        if type == environment.int {
            let number = value(expression)
            builder.emit(.describeInt, destination, number.register)
            return release(number)
        }
        guard
            let describing = compiler.libraryFunction("init", in: "String", labels: ["describing"])
        else { return }
        let map: Substitution = [describing.signature.parameters[0]: type]
        let call = Expression(
            .call(describing, map, base: nil, [Argument(value: expression)]), environment.string,
            expression.range)
        _ = ownedInto(call, destination)
    }

    func none(_ type: TypeDescriptor, _ destination: Int?) -> Value {
        let result = target(destination, type)
        clear(result)
        return result
    }
}
