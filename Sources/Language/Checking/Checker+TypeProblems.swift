import Diagnostics

/// What to say when types do not fit, and how to mend it.
extension Checker {
    func reportMismatch(
        _ expression: Expression, _ type: Type, _ purpose: Purpose, at range: SourceRange
    ) {
        let found = expression.type.resolved
        let wanted = type.resolved
        if found.isError || wanted.isError { return }
        let message: String
        switch purpose {
        case .initialValue(let name):
            message = "'\(name)' is declared as \(wanted), but this is \(article(found))"
        case .assignment: message = "cannot assign \(article(found)) to \(article(wanted))"
        case .parameter(let label, let index, let declaration):
            let name = declaration.name == "init" ? owner(of: declaration)?.name : nil
            message =
                "\(argument(label, index)) of '\(name ?? declaration.name)' must be \(article(wanted)), but this is \(article(found))"
        case .argument(let name):
            message = "\(name) must be \(article(wanted)), but this is \(article(found))"
        case .condition: message = "a condition must be a Bool, but this is \(article(found))"
        case .returned: message = "this function returns \(wanted), but this is \(article(found))"
        case .element: message = "elements here are \(wanted), but this is \(article(found))"
        case .branch:
            message =
                "both branches must have the same type: \(wanted) is expected, but this is \(article(found))"
        case .other: message = "\(article(wanted)) is needed here, but this is \(article(found))"
        }
        environment.error(
            "type-mismatch", message, at: range,
            hint: conversionHint(from: found, to: wanted, range)
                ?? supersededHint(from: found, to: wanted))
    }

    /// An argument as messages name it.
    func argument(_ label: String?, _ index: Int) -> String {
        label.map { "argument '\($0)'" } ?? "argument \(index + 1)"
    }

    func article(_ type: Type) -> String {
        let text = "\(type)"
        if type.isVoid { return "no value (Void)" }
        guard let first = text.first else { return text }
        return "AEIOUaeiou".contains(first) ? "an \(text)" : "a \(text)"
    }

    func count(_ number: Int, _ noun: String) -> String {
        "\(number == 0 ? "no" : "\(number)") \(noun)\(number == 1 ? "" : "s")"
    }

    /// `Double(n)` and the like.
    func conversionHint(from found: Type, to wanted: Type, _ range: SourceRange) -> String? {
        let numbers = Self.numbers
        let text = source(range)
        if let to = wanted.nominal, to.isLibrary {
            if numbers.contains(to.name), let from = found.nominal, from.isLibrary,
                numbers.contains(from.name)
            {
                return "convert it: \(to.name)(\(text))"
            }
            if numbers.contains(to.name), found.isLibrary("Tensor") {
                return "read the number of a tensor that has one: \(text).item(as: \(to.name).self)"
            }
            if to.name == "Bool" { return conditionHint(found, text) }
            if to.name == "Tensor", numbers.contains("\(found)") || found.isLibrary("Array") {
                return "make it a tensor: Tensor(\(text))"
            }
            if to.name == "String" { return "make it text: \"\\(\(text))\" or String(\(text))" }
        }
        if found.isLibrary("Tensor"), wanted.isLibrary("Array"),
            let number = wanted.arguments.first?.resolved.nominal, number.isLibrary,
            ["Float", "Double", "Int"].contains(number.name)
        {
            return "read its numbers, row by row: \(text).scalars(as: \(number.name).self)"
        }
        if let inner = found.wrapped, inner.resolved == wanted {
            return "unwrap it: 'if let', '\(text) ?? …' or '\(text)!'"
        }
        return nameHint(from: found, to: wanted, text)
    }

    /// What is called by a text, or by a function of its name, and is a value of another type:
    /// `padding: "same"`, `activation: "relu"`, `loss: softmaxCrossEntropy`.
    private func nameHint(from found: Type, to wanted: Type, _ text: String) -> String? {
        // A literal's type may be open, and is shown as the usual one.
        if wanted.isLibrary("Array"), wanted.arguments.first.map({ "\($0)" }) == "\(found)" {
            return "an array stands in brackets: [\(text)]"
        }
        if wanted.isLibrary("Array"), case .tuple = found, text.hasPrefix("(") {
            return "an array stands in brackets: [\(text.dropFirst().dropLast())]"
        }
        if case .function(let function) = found, function.result.resolved == wanted {
            return "this is a function that gives one; call it: \(text)()"
        }
        if isFunction(wanted), found.isLibrary("Array") {
            return "write its elements in braces, each on a line of its own: { … }"
        }
        let isText = text.hasPrefix("\"")
        guard isText || isFunction(found) else { return nil }
        let name = isText ? String(text.dropFirst().dropLast()) : text
        if isFunction(wanted) {
            return environment.index.topLevelNames.contains(name)
                ? "a function is named without quotes: \(name)" : nil
        }
        let values = ownValues(of: wanted)
        if let same = values.first(where: { $0.lowercased() == name.lowercased() }) {
            return "it is named with a dot: .\(same)"
        }
        return valuesHint(values)
    }

    /// Names of the library's values of a type, which stand behind a dot: `.accuracy`.
    func ownValues(of type: Type) -> [String] {
        guard let nominal = type.nominal, nominal.isLibrary, !nominal.isNumber
        else { return [] }
        return memberNames(of: type).sorted().filter { name in
            members(of: type, named: name, isStatic: true).contains { member in
                resultType(of: member.0).resolved == type
            }
        }
    }

    func valuesHint(_ values: [String]) -> String? {
        if values.isEmpty || values.count > 16 { return nil }
        return "there " + (values.count == 1 ? "is " : "are ")
            + values.map { ".\($0)" }.joined(separator: ", ")
    }

    /// What to write for `.name` where no type is expected: `Adam(…)` for `.adam`.
    func dotHint(_ name: String) -> String {
        let type = environment.index.topLevelNames.first {
            $0.first?.isUppercase == true && $0.lowercased() == name.lowercased()
        }
        return type.map { "'\($0)' is a type: make a value of it with \($0)(…)" }
            ?? "write the type before the dot"
    }

    /// Swift asks what Python takes for granted: that there is something.
    private func conditionHint(_ found: Type, _ text: String) -> String? {
        if found.wrapped != nil {
            return found.wrapped?.isLibrary("Bool") == true
                ? "it may be nil, too: write '\(text) == true' or '\(text) ?? false'"
                : "ask whether there is a value: \(text) != nil"
        }
        guard let name = found.nominal?.name, found.nominal?.isLibrary == true else { return nil }
        if name == "Tensor" {
            return "each element has an answer of its own; for one of them all: "
                + "(\(text)).all().item(as: Bool.self), or any()"
        }
        if Self.numbers.contains(name) { return "compare it: \(text) != 0" }
        let collections: Set<String> = ["Array", "ArraySlice", "Dictionary", "Set", "String"]
        return collections.contains(name) ? "ask whether there is something: !\(text).isEmpty" : nil
    }

    /// The operand that is an array of numbers, where the other is a number or such an array.
    private func arrayOfNumbers(_ left: Expression, _ right: Expression) -> Expression? {
        let sides = [left, right]
        let areNumbers = sides.allSatisfy { side in
            let type = typeAlone(of: side)
            let number = type.isLibrary("Array") ? type.arguments.first?.resolved : type
            return Self.numbers.contains(number?.nominal?.name ?? "")
        }
        return areNumbers ? sides.first { typeAlone(of: $0).isLibrary("Array") } : nil
    }

    /// What is written for an operand, in parentheses where a member is to follow.
    private func operand(_ value: Expression) -> String {
        let text = source(value.range)
        return text.contains(" ") ? "(\(text))" : text
    }

    func source(_ range: SourceRange) -> String { range.source }

    func reportOperator(
        _ name: String, _ left: Expression, _ right: Expression, _ place: SourceRange
    ) {
        let (a, b) = (typeAlone(of: left), typeAlone(of: right))
        if a.isError || b.isError { return }
        var hint: String?
        let numbers = Self.numbers
        if let x = a.nominal?.name, let y = b.nominal?.name, numbers.contains(x),
            numbers.contains(y), x != y
        {
            let wide = x == "Int" ? y : x
            hint =
                x == wide
                ? "convert one side: \(wide)(\(source(right.range)))"
                : "convert one side: \(wide)(\(source(left.range)))"
            if OperatorFamily(name) != .arithmetic, OperatorFamily(name) != .comparison,
                name != "**"
            {
                hint = nil
            }
        } else if a.wrapped != nil || b.wrapped != nil {
            hint = "unwrap the optional first: with 'if let', '??' or '!'"
        } else if name == "+", ["\(a)", "\(b)"].contains("String") {
            let value = "\(a)" == "String" ? right : left
            hint =
                "put the value into the text: \"\\(\(source(value.range)))\", or write String(\(source(value.range)))"
        } else if name == "**", !environment.operators.contains(name) {
            hint = "for scalars write pow(x, y)"
        } else if name == "%", a == b, Self.numbers.contains(a.nominal?.name ?? "") {
            hint =
                "write \(source(left.range)).truncatingRemainder(dividingBy: \(source(right.range)))"
        } else if OperatorFamily(name) == .comparison,
            a.isLibrary("Tensor") || b.isLibrary("Tensor")
        {
            let (x, y) = (operand(left), operand(right))
            let each = "tensors are compared element by element with .\(name)"
            if a != b {
                let read =
                    a.isLibrary("Tensor") ? "\(x).item() \(name) \(y)" : "\(x) \(name) \(y).item()"
                hint = "\(each); the number of a tensor that has one is read first: \(read)"
            } else {
                hint =
                    ["==", "!="].contains(name)
                    ? "\(each), and as wholes with \(x).allClose(\(y))" : each
            }
        } else if ["+", "-", "*", "/"].contains(name), let array = arrayOfNumbers(left, right) {
            hint =
                "the numbers of an array are computed one by one, with 'map'; a tensor computes all "
                + "at once: Tensor(\(source(array.range)))"
        } else if ["+", "-", "*", "/"].contains(name), conformances.conforms(a, toLibrary: "Layer")
        {
            hint = "gradients are added up by a GradientAccumulator(for: model)"
        } else if ["==", "!="].contains(name), a == b, let nominal = a.nominal, !nominal.isLibrary {
            hint = "declare '\(nominal.name): Equatable'"
        } else if ["<", ">", "<=", ">="].contains(name), a == b, let nominal = a.nominal,
            !nominal.isLibrary
        {
            hint = "declare '\(nominal.name): Comparable' with 'static func <'"
        } else if a == b, case .parameter(let parameter) = a,
            let target = OperatorFamily(name) == .comparison
                ? (["==", "!="].contains(name) ? "Equatable" : "Comparable")
                : OperatorFamily(name) == .arithmetic ? "Numeric" : nil
        {
            hint = "say that it can: '\(parameter.name): \(target)'"
        } else if a == b, let nominal = a.arguments.first?.resolved.nominal, !nominal.isLibrary,
            let unmet = withheldMembers(of: a, named: name, isStatic: true).first
        {
            hint = unmet.hint
        } else if a == b, a.isLibrary("Array"), case .tuple? = a.arguments.first?.resolved {
            let (x, y) = (source(left.range), source(right.range))
            let isEqual = "\(x).elementsEqual(\(y), by: ==)"
            hint = ["==": isEqual, "!=": "!\(isEqual)"][name].map {
                "no tuple is Equatable: write \($0)"
            }
        }
        hint = hint ?? partHint(left, a, b) ?? partHint(right, b, a)
        environment.error(
            "no-operator",
            a == b
                ? "'\(name)' does not work on two values of type \(a)"
                : "'\(name)' does not work on \(article(a)) and \(article(b))", at: place,
            hint: hint)
    }

    /// `pair + 1`, where a part of the pair is meant.
    private func partHint(_ value: Expression, _ type: Type, _ other: Type) -> String? {
        guard case .tuple(let parts) = type, case .variable = value.kind, !parts.isEmpty,
            let index = parts.firstIndex(where: { $0.type.resolved == other })
        else { return nil }
        let name = source(value.range)
        return "take its part: \(name).\(parts[index].label ?? String(index))"
    }

    /// The type that a value has where nothing around it decides: a literal's is its default.
    private func typeAlone(of expression: Expression) -> Type {
        expression.type.openLiteral.map(environment.defaultType) ?? expression.type.resolved
    }
}

extension SourceRange {
    /// What is written there, if it is short.
    var source: String {
        let utf8 = file.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: min(start, utf8.count))
        let end = utf8.index(utf8.startIndex, offsetBy: min(end, utf8.count))
        let text = String(file.text[start..<end])
        return text.count > 40 ? "…" : text
    }
}
