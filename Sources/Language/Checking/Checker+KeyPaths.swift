import Diagnostics
import SwiftSyntax

/// Key paths as values: a getter and, where the way is open to changes, a setter.
extension Checker {
    /// From the least that a path can do to the most; each is accepted where one before it is asked for.
    static let keyPathTypes = [
        "PartialKeyPath", "KeyPath", "WritableKeyPath", "ReferenceWritableKeyPath",
    ]

    static func isKeyPath(_ type: Type) -> Bool { keyPathTypes.contains { type.isLibrary($0) } }

    func checkKeyPath(_ syntax: KeyPathExprSyntax, _ expected: Type?) -> Expression {
        guard let path = writtenKeyPath(syntax) else { return failed(syntax) }
        return keyPath(path, expected)
    }

    func keyPath(_ path: WrittenKeyPath, _ expected: Type?) -> Expression {
        var target = expected.map(normalized)
        if let wrapped = target?.wrapped { target = normalized(wrapped) }
        if case .function(let wanted)? = target, wanted.parameters.count == 1 {
            return keyPathFunction(path, wanted)
        }
        let isPath = target.map(Self.isKeyPath) ?? false
        let root = path.root ?? (isPath ? target?.arguments.first : nil)
        // `largest(of: ["a", "bc"], by: \.count)`: the texts are Strings.
        if case .variable(let open)? = root?.shallow, let literal = open.literal {
            solver.bind(open, toDefault: environment.defaultType(of: literal))
        }
        guard let root = root.map(normalized), !root.isUnresolvedVariable else {
            error(
                "key-path-root", "the type this key path starts from cannot be inferred here",
                at: path.syntax, hint: "write it behind the backslash: \\Type.name")
            return failed(path.syntax)
        }
        if isPath, let wanted = target?.arguments.first { _ = solver.unify(wanted, root) }
        return withFixedIndices(path) { path in
            self.keyPathValue(path, from: root, as: isPath ? target : nil)
        }
    }

    /// `map(\.name)`: where a function is wanted, the path is the closure `{ $0.name }`.
    private func keyPathFunction(_ path: WrittenKeyPath, _ wanted: FunctionType) -> Expression {
        let parameter = wanted.parameters[0].type
        if let root = path.root { _ = solver.unify(parameter, root) }
        return withFixedIndices(path) { path in
            self.hiddenClosure([("$0", parameter, false)], returning: wanted.result, path.syntax) {
                let found = self.follow(
                    path, from: self.reference(to: $0[0], self.range(path.syntax)))
                return self.converted(found, to: wanted.result, .other, at: path.syntax)
            }
        }
    }

    private func keyPathValue(_ path: WrittenKeyPath, from root: Type, as wanted: Type?)
        -> Expression
    {
        let place = range(path.syntax)
        var value: Type = .error
        var isReference = false
        let isPartial = wanted?.isLibrary("PartialKeyPath") == true
        let getter = hiddenClosure(
            [("root", root, false)], returning: isPartial ? .any : nil, path.syntax
        ) {
            let found = self.follow(path, from: self.reference(to: $0[0], place))
            value = self.normalized(found.type)
            isReference = found.isLvalue
            return isPartial ? self.converted(found, to: .any, .other, at: path.syntax) : found
        }
        if value.isError { return failed(path.syntax) }
        if let wanted, wanted.arguments.count == 2, !solver.unify(wanted.arguments[1], value) {
            error(
                "type-mismatch",
                "this key path leads to \(article(value.resolved)), but \(article(wanted.arguments[1].resolved)) is needed",
                at: path.syntax)
            return failed(path.syntax)
        }
        var kind = wanted?.nominal?.name ?? "WritableKeyPath"
        if wanted == nil, isReference { kind = "ReferenceWritableKeyPath" }
        var arguments = [pathText(path, root, place), getter]
        if kind.hasSuffix("WritableKeyPath") {
            let setter = keyPathSetter(path, root, value, isReference: kind.hasPrefix("Reference"))
            if let setter {
                arguments.append(setter)
            } else if wanted == nil {
                kind = "KeyPath"
            } else {
                error(
                    "key-path-read-only", "what this key path leads to cannot be changed",
                    at: path.syntax, hint: "declare the parameter as a KeyPath to only read it")
                return failed(path.syntax)
            }
        }
        let type = environment.libraryType(kind, kind == "PartialKeyPath" ? [root] : [root, value])
        return libraryInstance(type, arguments, place) ?? failed(path.syntax)
    }

    /// Nil where the path leads to something constant.
    private func keyPathSetter(
        _ path: WrittenKeyPath, _ root: Type, _ value: Type, isReference: Bool
    ) -> Expression? {
        let place = range(path.syntax)
        var isWritable = false
        let result = hiddenClosure(
            [("root", root, !isReference), ("value", value, false)], returning: .void, path.syntax
        ) {
            let target = self.follow(path, from: self.reference(to: $0[0], place))
            isWritable = target.isLvalue && self.isSettable(target)
            if isWritable { self.requireMutable(target, at: path.syntax) }
            let fresh = self.convert(self.reference(to: $0[1], place), to: target.type)
            return Expression(
                .assign(target, fresh ?? self.failed(path.syntax)), .void, place)
        }
        return isWritable ? result : nil
    }

    /// The path's text, which also tells two paths of one type apart: `\Car.seats[1]`.
    private func pathText(_ path: WrittenKeyPath, _ root: Type, _ place: SourceRange) -> Expression
    {
        var segments: [Expression] = []
        // A nested type goes by its own name there.
        let whole = root.resolved
        let isNested = whole.nominal.map { $0.outer != nil && whole.arguments.isEmpty } ?? false
        var text = "\\\(isNested ? whole.nominal?.name ?? "" : "\(whole)")"
        for component in path.components {
            text += component.text
            guard case .index(let arguments, _) = component else { continue }
            text += "["
            for argument in arguments {
                segments.append(Expression(.string(text), environment.string, place))
                segments.append(checkWholeArgument(argument))
                text = ","
            }
            text = "]"
        }
        segments.append(Expression(.string(text), environment.string, place))
        if segments.count == 1 { return segments[0] }
        return Expression(.interpolation(segments), environment.string, place)
    }

    private func checkWholeArgument(_ argument: WrittenArgument) -> Expression {
        if let checked = argument.checked, case .variable(let variable) = checked.kind {
            return reference(to: variable, checked.range)
        }
        return checkWhole(argument.syntax)
    }

    /// Indices are computed once, where the path is written: the path is made by a closure that is
    /// called at once with them.
    private func withFixedIndices(
        _ path: WrittenKeyPath, _ make: @escaping (WrittenKeyPath) -> Expression
    ) -> Expression {
        var fixed: [Argument] = []
        var places: [(component: Int, argument: Int)] = []
        for (index, component) in path.components.enumerated() {
            guard case .index(let arguments, _) = component else { continue }
            for (position, argument) in arguments.enumerated() where !argument.isPlainLiteral {
                fixed.append(Argument(value: checkWhole(argument.syntax)))
                places.append((index, position))
            }
        }
        if fixed.isEmpty { return make(path) }
        let parameters = fixed.map { ("index", $0.value.type, false) }
        var type: Type = .error
        let maker = hiddenClosure(parameters, returning: nil, path.syntax) { variables in
            var path = path
            for (place, variable) in zip(places, variables) {
                guard case .index(var arguments, let syntax) = path.components[place.component]
                else { continue }
                arguments[place.argument].checked = Expression(
                    .variable(variable), variable.type, variable.range)
                path.components[place.component] = .index(arguments, syntax)
            }
            let made = make(path)
            type = made.type
            return made
        }
        if type.isError { return failed(path.syntax) }
        return Expression(.callValue(maker, fixed), type, range(path.syntax))
    }

    /// A closure that nobody wrote.
    func hiddenClosure(
        _ parameters: [(name: String, type: Type, isInout: Bool)], returning result: Type?,
        _ syntax: some SyntaxProtocol, _ body: ([Variable]) -> Expression
    ) -> Expression {
        let place = range(syntax)
        let inner = FunctionContext(
            parent: context, function: nil, result: result ?? .error, canThrow: false)
        let variables = parameters.map { parameter in
            let variable = Variable(
                name: parameter.name, storage: .local, isLet: !parameter.isInout,
                type: parameter.type, file: file, range: place)
            variable.context = inner
            variable.isInoutParameter = parameter.isInout
            return variable
        }
        let type = FunctionType(
            parameters: parameters.map { .init(type: $0.type, isInout: $0.isInout) },
            result: result ?? .error)
        let closure = ClosureExpression(context: inner, type: type, range: place)
        let outer = context
        context = inner
        let value = body(variables)
        context = outer
        closure.type.result = result ?? value.type
        closure.parameters = variables
        closure.body.parameters = variables
        closure.body.statements = [
            closure.type.result.isVoid
                ? Statement(.expression(value), place) : Statement(.returning(value), place)
        ]
        closure.body.context = inner
        propagateCaptures(of: inner)
        return Expression(.closure(closure), .function(closure.type), place)
    }

    /// A value of a library type, made by the initializer with as many parameters.
    func libraryInstance(_ type: Type, _ arguments: [Expression], _ place: SourceRange)
        -> Expression?
    {
        guard let nominal = type.nominal else { return nil }
        let map = Substitution(nominal.parameters, type.arguments)
        for case let function as Function in environment.ownMembers(of: nominal, named: "init")
        where function.parameters.count == arguments.count
            && function.parameters.first?.label?.hasPrefix("_") == true
        {
            return Expression(
                .call(function, map, base: nil, arguments.map { Argument(value: $0) }), type, place)
        }
        return nil
    }
}

extension WrittenArgument {
    /// A literal, which gives the same value however often it is evaluated.
    var isPlainLiteral: Bool {
        if syntax.is(IntegerLiteralExprSyntax.self) || syntax.is(BooleanLiteralExprSyntax.self) {
            return true
        }
        return syntax.as(StringLiteralExprSyntax.self)?.representedLiteralValue != nil
    }
}
