import SwiftSyntax

/// One step of a key path: `.name`, `[index]`, `?` or `!`.
enum KeyPathComponent {
    case member(String, ExprSyntax)
    case index([WrittenArgument], ExprSyntax)
    case chain(ExprSyntax)
    case force(ExprSyntax)

    /// The step as the path's description shows it; an index is filled in when the program runs.
    var text: String {
        switch self {
        case .member(let name, _): ".\(name)"
        case .index: ""
        case .chain: "?"
        case .force: "!"
        }
    }
}

/// A key path as written: where it starts, and its steps.
struct WrittenKeyPath {
    var root: Type?
    var components: [KeyPathComponent]
    let syntax: ExprSyntax
}

extension Checker {
    /// Reads a key path; nil, after a message, where it has a step that there is not.
    func writtenKeyPath(_ syntax: KeyPathExprSyntax) -> WrittenKeyPath? {
        var result = WrittenKeyPath(
            root: syntax.root.map { resolver.resolve($0) }, components: [],
            syntax: ExprSyntax(syntax))
        for step in syntax.components {
            let place = ExprSyntax(syntax)
            switch step.component {
            case .property(let property):
                let name = property.declName.baseName.identifierText
                if result.components.isEmpty, let nested = nestedType(name, in: result.root) {
                    result.root = nested
                    continue
                }
                result.components.append(.member(name, place))
            case .subscript(let indices):
                let arguments = indices.arguments.map {
                    WrittenArgument(label: $0.label?.identifierText, syntax: $0.expression)
                }
                result.components.append(.index(arguments, place))
            case .optional(let mark):
                let isForced = mark.questionOrExclamationMark.tokenKind == .exclamationMark
                result.components.append(isForced ? .force(place) : .chain(place))
            default:
                error(
                    "key-path-method", "a key path cannot call a method", at: step,
                    hint: "use a closure: { $0\(step.trimmedDescription) }")
                return nil
            }
        }
        return result
    }

    /// `\Outer.Inner.x` begins at `Outer.Inner`.
    private func nestedType(_ name: String, in root: Type?) -> Type? {
        guard let nominal = root?.nominal else { return nil }
        for case let nested as Nominal in environment.ownMembers(of: nominal, named: name) {
            return .nominal(nested, nested.parameters.map { _ in .variable(TypeVariable()) })
        }
        return nil
    }

    /// An index that was computed before, as this function gets at it.
    private func captured(_ argument: WrittenArgument) -> WrittenArgument {
        guard case .variable(let variable)? = argument.checked?.kind else { return argument }
        var result = argument
        result.checked = reference(to: variable, range(argument.syntax))
        return result
    }

    /// What a path leads to from a value, as if its steps were written behind that value.
    func follow(_ path: WrittenKeyPath, from base: Expression) -> Expression {
        var current = base
        var hasChain = false
        for component in path.components {
            if current.type.isError { return current }
            switch component {
            case .member(let name, let place):
                current = checkMember(of: settledBase(current), name, at: place, naming: place)
                if case .functionValue = current.kind {
                    error(
                        "key-path-method",
                        "a key path leads to properties, and '\(name)' is a method",
                        at: place, hint: "use a closure: { $0.\(name)() }")
                    return failed(place)
                }
            case .index(let arguments, let place):
                let fixed = arguments.map(captured)
                current = insulated {
                    subscriptAccess(of: settledBase(current), fixed, nil, at: place)
                }
            case .chain(let place):
                hasChain = true
                current = chainLink(current, at: place, operand: place)
            case .force(let place): current = forced(current, at: place)
            }
        }
        if current.type.isError || !hasChain { return current }
        let type =
            current.type.wrapped != nil ? current.type : environment.optional(current.type)
        let result = Expression(.optionalChain(current), type, current.range)
        result.isLvalue = current.isLvalue
        return result
    }
}
