import Diagnostics

/// What may not stand in a type's declaration, whatever its bodies do: names declared twice, values
/// that contain themselves, raw values that do not tell cases apart.
struct DeclarationRules {
    let environment: Environment

    func check(_ nominal: Nominal) {
        checkDuplicates(in: nominal)
        if nominal.kind == .enumeration { checkEnum(nominal) }
        if nominal.kind == .structure || nominal.kind == .enumeration {
            checkRecursion(of: nominal)
        }
        if nominal.hasDynamicMembers,
            !environment.ownMembers(of: nominal, named: "subscript").contains(where: {
                ($0 as? Variable)?.subscriptParameters?.first?.label == "dynamicMember"
            })
        {
            environment.error(
                "no-dynamic-members",
                "'\(nominal.name)' is '@dynamicMemberLookup' and has no 'subscript(dynamicMember:)'",
                at: nominal.range, hint: "give it one that takes a String or a key path")
        }
        if nominal.isResultBuilder, !hasBuildBlock(nominal) {
            environment.error(
                "not-a-builder",
                "the result builder '\(nominal.name)' has no 'static func buildBlock'",
                at: nominal.range,
                hint: "give it one, or 'buildPartialBlock(first:)' and "
                    + "'buildPartialBlock(accumulated:next:)'")
        }
        if nominal.kind == .classType {
            for case let property as Variable in nominal.members.values.joined()
            where property.storage == .staticStored && property.modifiers.isClassMember {
                environment.error(
                    "class-stored-property",
                    "'\(property.name)' is stored, so that subclasses cannot override it",
                    at: property.range, hint: "write 'static' in place of 'class'")
            }
        } else {
            for member in nominal.members.values.joined() where isOverride(member) {
                environment.error(
                    "override-outside-class", "only a member of a class can override another",
                    at: member.range, hint: "leave out 'override'")
            }
        }
        if nominal.isPropertyWrapper,
            !environment.ownMembers(of: nominal, named: "wrappedValue").contains(where: {
                ($0 as? Variable)?.isStatic == false
            })
        {
            environment.error(
                "not-a-wrapper", "the property wrapper '\(nominal.name)' has no 'wrappedValue'",
                at: nominal.range, hint: "give it 'var wrappedValue'")
        }
        for case let nested as Nominal in nominal.members.values.joined() { check(nested) }
    }

    private func hasBuildBlock(_ nominal: Nominal) -> Bool {
        ["buildBlock", "buildPartialBlock"].contains { name in
            environment.conformances.protocols(of: nominal.declaredType).contains {
                !environment.ownMembers(of: $0, named: name).isEmpty
            }
                || environment.ownMembers(of: nominal, named: name).contains {
                    ($0 as? Function)?.isStatic == true
                }
        }
    }

    private func isOverride(_ member: Declaration) -> Bool {
        (member as? Function)?.modifiers.isOverride == true
            || (member as? Variable)?.modifiers.isOverride == true
    }

    // MARK: Names

    private func checkDuplicates(in nominal: Nominal) {
        for (name, members) in nominal.members where members.count > 1 {
            for (index, member) in members.enumerated() where !member.isLibrary {
                let first = members.prefix(index).first {
                    $0.file === member.file && Self.clashes($0, member)
                }
                if let first { report(name, member, first, in: nominal) }
            }
        }
    }

    private func report(
        _ name: String, _ member: Declaration, _ first: Declaration, in nominal: Nominal
    ) {
        // What the compiler adds to a type has the type's place.
        let own = nominal.range.start
        if first.range.start == own || member.range.start == own { return }
        environment.error(
            "duplicate-name", "'\(name)' is declared twice in '\(nominal.displayName)'",
            at: member.range, notes: [.init("first here", at: first.range)])
    }

    /// Whether two declarations of one name cannot be told apart where they are used.
    static func clashes(_ left: Declaration, _ right: Declaration) -> Bool {
        if let left = left as? Function, let right = right as? Function {
            return left.hasFullName(of: right) && left.type == right.type
                && left.isRequirement == right.isRequirement
                && left.isStatic == right.isStatic
                && left.isFailable == right.isFailable
                && left.signature.isEmpty && right.signature.isEmpty
                && left.ownerSignature.isEmpty && right.ownerSignature.isEmpty
        }
        if let left = left as? Variable, let right = right as? Variable {
            return left.subscriptParameters == nil && right.subscriptParameters == nil
                && left.isStatic == right.isStatic && left.isRequirement == right.isRequirement
                && left.ownerSignature.isEmpty && right.ownerSignature.isEmpty
        }
        return left is EnumCase && right is EnumCase
    }

    // MARK: Enums

    private func checkEnum(_ nominal: Nominal) {
        if let property = nominal.storedProperties.first {
            environment.error(
                "stored-property-in-enum",
                "an enum cannot have the stored property '\(property.name)'", at: property.range,
                hint: "give the cases a payload, or compute it: 'var \(property.name): … { … }'")
        }
        guard let rawType = nominal.rawType else { return }
        if let loaded = nominal.cases.first(where: { !$0.payload.isEmpty }) {
            environment.error(
                "raw-value-with-payload",
                "'.\(loaded.name)' carries values, so '\(nominal.name)' cannot have raw values",
                at: loaded.range, hint: "leave out ': \(rawType)', or what the case carries")
            return
        }
        checkRawValues(of: nominal, rawType)
    }

    private func checkRawValues(of nominal: Nominal, _ rawType: Type) {
        var seen: [String: EnumCase] = [:]
        let values = RawValues(environment).values(of: nominal, rawType)
        for (enumCase, value) in zip(nominal.cases, values) {
            guard let text = Self.text(of: value) else { continue }
            if let first = seen[text] {
                environment.error(
                    "duplicate-raw-value",
                    "'\(enumCase.name)' has the raw value \(text), as '\(first.name)' has",
                    at: enumCase.range, notes: [.init("first here", at: first.range)])
            }
            seen[text] = enumCase
        }
    }

    private static func text(of value: Expression) -> String? {
        switch value.kind {
        case .integer(let magnitude, let isNegative): "\(isNegative ? "-" : "")\(magnitude)"
        case .float(let number): "\(number)"
        case .string(let text): "\"\(text)\""
        default: nil
        }
    }

    // MARK: Values within themselves

    private func checkRecursion(of nominal: Nominal) {
        for property in nominal.storedProperties where !property.isStatic {
            property.completion?()
            guard contains(property.type, nominal) else { continue }
            environment.error(
                "recursive-value",
                "'\(nominal.name)' cannot hold a '\(nominal.name)' in '\(property.name)': its values would never end",
                at: property.range,
                hint: "hold it in an array or a class, or use an 'indirect enum'")
            return
        }
        if nominal.isIndirect { return }
        for enumCase in nominal.cases where !enumCase.isIndirect {
            guard enumCase.payload.contains(where: { contains($0.type, nominal) }) else {
                continue
            }
            environment.error(
                "recursive-value",
                "'\(nominal.name)' cannot hold a '\(nominal.name)' in '.\(enumCase.name)': its values would never end",
                at: enumCase.range, hint: "write 'indirect enum \(nominal.name)'")
            return
        }
    }

    /// How often a generic type may lie within itself, as `Box<Box<Box<Int>>>` does. One that grows for
    /// ever (`struct L<V> { var next: L<[V]> }`) is reported where it is declared.
    private static let mostNested = 8

    /// Whether a value of the type has one of `target` right in it.
    private func contains(_ type: Type, _ target: Nominal) -> Bool {
        var visited: Set<Type> = []
        var around: [Nominal: Int] = [:]
        return contains(type, target, &visited, &around)
    }

    private func contains(
        _ type: Type, _ target: Nominal, _ visited: inout Set<Type>, _ around: inout [Nominal: Int]
    ) -> Bool {
        switch type.shallow {
        case .tuple(let elements):
            for element in elements where contains(element.type, target, &visited, &around) {
                return true
            }
            return false
        case .nominal(let nominal, let arguments):
            if nominal == target { return true }
            if let wrapped = type.wrapped { return contains(wrapped, target, &visited, &around) }
            guard !nominal.isLibrary, nominal.kind != .classType, !nominal.isIndirect,
                around[nominal, default: 0] < Self.mostNested,
                visited.insert(type.resolved).inserted
            else { return false }
            around[nominal, default: 0] += 1
            defer { around[nominal, default: 0] -= 1 }
            let map = Substitution(nominal.parameters, arguments)
            let parts =
                nominal.storedProperties.filter { !$0.isStatic }.map(\.type)
                + nominal.cases.filter { !$0.isIndirect }.flatMap { $0.payload.map(\.type) }
            for part in parts
            where contains(part.substituting(map), target, &visited, &around) {
                return true
            }
            return false
        default: return false
        }
    }

    // MARK: Conformances

    /// What a file's conformances take for granted: that nothing promised them before, and that the
    /// compiler can make what nobody wrote.
    func checkConformances(of nominal: Nominal, in file: SourceFile) {
        let all = environment.directConformances(of: nominal)
        for (index, conformance) in all.enumerated()
        where conformance.origin === file && conformance.signature.isEmpty {
            // What an earlier cell's extension says is taken back when this one says it.
            let isSaid = all.enumerated().contains { other, said in
                said.target == conformance.target && said.signature.isEmpty
                    && (said.origin === file
                        ? other < index : said.origin === nominal.file && !nominal.isLibrary)
            }
            guard isSaid else { continue }
            environment.error(
                "duplicate-conformance",
                "'\(nominal.name)' already conforms to '\(conformance.target.name)'",
                at: conformance.range, hint: "leave one of the two out")
        }
        guard nominal.kind == .structure || nominal.kind == .enumeration else { return }
        for name in ["Equatable", "Hashable"] { checkSynthesis(of: name, for: nominal, in: file) }
        let iterable = all.first {
            $0.origin === file && $0.target.isLibrary && $0.target.name == "CaseIterable"
        }
        if let iterable, nominal.kind == .enumeration, !isWritten("allCases", in: nominal),
            let loaded = nominal.cases.first(where: { !$0.payload.isEmpty })
        {
            environment.error(
                "no-synthesis",
                "'allCases' cannot be made for '\(nominal.name)': '.\(loaded.name)' carries values",
                at: iterable.range, hint: "write 'static var allCases: [\(nominal.name)] { … }'")
        }
    }

    /// Members are compared one by one: each must be comparable itself.
    private func checkSynthesis(of name: String, for nominal: Nominal, in file: SourceFile) {
        guard let target = environment.libraryNominal(name),
            let conformance = nominal.conformances.first(where: {
                $0.target == target && $0.origin === file
            })
        else { return }
        if isWritten("==", in: nominal), name == "Equatable" { return }
        if isWritten("hash", in: nominal) || isWritten("hashValue", in: nominal) { return }
        let requirement = name == "Equatable" ? "static func ==" : "func hash(into:)"
        if nominal.isLibrary {
            let isKnown = nominal.conformances.contains {
                $0.origin !== file
                    && ($0.target == target || environment.conformances.refines($0.target, target))
            }
            if isKnown { return }
            environment.error(
                "no-synthesis",
                "'\(nominal.name)' cannot be \(name) by itself: it is not a type of yours",
                at: conformance.range, hint: "write '\(requirement)'")
            return
        }
        let conformances = environment.conformances!
        let parts =
            nominal.storedProperties.filter { !$0.isStatic }.map { ("'\($0.name)'", $0.type) }
            + nominal.cases.flatMap { enumCase in
                enumCase.payload.map { ("'.\(enumCase.name)'", $0.type) }
            }
        let missing = conformances.assuming(conformance.signature) {
            parts.first { !conformances.conforms($0.1, to: target) }
        }
        guard let missing else { return }
        let mayConform = missing.1.nominal.map { !$0.isLibrary } ?? false
        environment.error(
            "no-synthesis",
            "'\(nominal.name)' cannot be \(name) by itself: \(missing.0) is \(missing.1.resolved), which is not",
            at: conformance.range,
            hint: (mayConform ? "declare '\(missing.1.resolved): \(name)', or " : "")
                + "write '\(requirement)'")
    }

    private func isWritten(_ name: String, in nominal: Nominal) -> Bool {
        nominal.members[name]?.contains { ($0 as? Variable)?.checkedInitialValue == nil } == true
    }
}
