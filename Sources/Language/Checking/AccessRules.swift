import Diagnostics

/// Where a declaration can be seen from.
enum Visibility {
    case everywhere
    /// In the file that declares it.
    case file
    /// In the file, within a type.
    case type(Nominal)

    init(of declaration: Declaration) {
        let owner =
            (declaration as? Function)?.owner ?? (declaration as? Variable)?.owner
            ?? (declaration as? EnumCase)?.owner ?? (declaration as? Nominal)?.outer
        switch declaration.access {
        case .type: self = owner.map(Visibility.type) ?? .file
        case .file: self = owner.map(Visibility.init(of:))?.within(.file) ?? .file
        case .everywhere: self = owner.map(Visibility.init(of:)) ?? .everywhere
        }
    }

    /// Whether everything that sees what has the other visibility sees what has this one.
    func contains(_ other: Visibility) -> Bool {
        switch (self, other) {
        case (.everywhere, _), (.file, .file), (.file, .type): true
        case (.file, .everywhere), (.type, .everywhere), (.type, .file): false
        case (.type(let outer), .type(let inner)):
            sequence(first: inner, next: \.outer).contains { $0 == outer }
        }
    }

    /// The narrower of two.
    func within(_ other: Visibility) -> Visibility { other.contains(self) ? self : other }
}

/// What can be seen shows no types that cannot.
struct AccessRules {
    let environment: Environment

    func check(_ nominal: Nominal) {
        for member in nominal.members.values.joined() {
            switch member {
            case let nested as Nominal: check(nested)
            case let variable as Variable where variable.presented == nil: check(variable)
            case let function as Function where function.synthesis == nil: check(function)
            case let enumCase as EnumCase:
                check(enumCase, enumCase.payload.map { ("a value", $0.type) })
            default: break
            }
        }
        if let superclass = nominal.superclass { check(nominal, [("superclass", superclass)]) }
    }

    func check(_ variable: Variable) {
        variable.completion?()
        check(
            variable,
            [("type", variable.type)]
                + (variable.subscriptParameters ?? []).map { ("parameter '\($0.name)'", $0.type) })
    }

    func check(_ function: Function) {
        check(
            function,
            function.parameters.map { ("parameter '\($0.name)'", $0.type) }
                + [("result", function.result)])
    }

    private func check(_ declaration: Declaration, _ parts: [(role: String, type: Type)]) {
        if declaration.isLibrary { return }
        let visibility = Visibility(of: declaration)
        for (role, type) in parts {
            guard let hidden = hiddenType(in: type, from: visibility, declaration.file) else {
                continue
            }
            environment.error(
                "hidden-type",
                "'\(declaration.name)' can be seen where the private type '\(hidden.name)' of its \(role) cannot",
                at: declaration.range, notes: [.init("declared here", at: hidden.range)],
                hint: "write 'private' before '\(declaration.name)', too, or not before "
                    + "'\(hidden.name)'")
            return
        }
    }

    private func hiddenType(in type: Type, from visibility: Visibility, _ file: SourceFile)
        -> Nominal?
    {
        var hidden: Nominal?
        _ = type.contains {
            let mentioned: [Nominal]
            switch $0 {
            case .nominal(let nominal, _): mentioned = [nominal]
            case .existential(let protocols): mentioned = protocols.map { $0.generic ?? $0 }
            default: mentioned = []
            }
            hidden = mentioned.first {
                $0.file === file && !Visibility(of: $0).contains(visibility)
            }
            return hidden != nil
        }
        return hidden
    }
}
