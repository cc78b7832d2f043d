import Diagnostics
import TensorEngine
import VirtualMachine

/// Parameters with numbers of their own, and which model an optimizer is for.
extension OptimizerLibrary {
    static let settings = LibraryGroup {
        Builtin(
            source: """
                /// Parameters that an optimizer treats in a way of their own, by their name or a part of it.
                ///
                ///     Adam(for: model, learningRate: 0.001, groups: [
                ///         ParameterGroup("head", learningRate: 0.01),  // head.weight and head.bias
                ///         ParameterGroup("bias", weightDecay: 0),      // every bias outside the head
                ///     ])
                ///
                /// A parameter belongs to the first group whose name it has; a learning rate of 0 freezes it.
                struct ParameterGroup {
                    let name: String
                    let schedule: Schedule?
                    let weightDecay: Double?

                    /// What is not said is as for all other parameters.
                    init(_ name: String, learningRate: Double? = nil, weightDecay: Double? = nil) {
                        if let weightDecay { _checkOption(weightDecay, "ParameterGroup", "weightDecay") }
                        self.name = name
                        schedule = learningRate.map { Schedule.constant($0) }
                        self.weightDecay = weightDecay
                    }

                    /// A group with a schedule of its own.
                    init(_ name: String, learningRate: Schedule, weightDecay: Double? = nil) {
                        if let weightDecay { _checkOption(weightDecay, "ParameterGroup", "weightDecay") }
                        self.name = name
                        schedule = learningRate
                        self.weightDecay = weightDecay
                    }
                }
                """)
        Builtin(
            source: """
                /// What optimizers have in common: a schedule, groups, the number of steps, the model they were made for.
                struct _Settings {
                    var schedule: Schedule
                    let weightDecay: Double
                    let groups: [ParameterGroup]
                    var step = 0
                    /// Names and shapes of the parameters of the model that `init(for:)` was given.
                    var model: [String] = []
                    /// For each parameter its group, the last number for none; empty without groups.
                    var members: [Int] = []

                    init(_ schedule: Schedule, _ weightDecay: Double, _ groups: [ParameterGroup], _ model: [String] = []) {
                        self.schedule = schedule
                        self.weightDecay = weightDecay
                        self.groups = groups
                        self.model = model
                    }

                    /// To be called before each step.
                    mutating func begin<Model>(_ current: Model, _ optimizer: String) {
                        if step == 0 {
                            if !model.isEmpty { _checkModel(current, model, optimizer) }
                            if !groups.isEmpty { members = _groupMembers(current, groups.map { $0.name }, optimizer) }
                        }
                    }

                    /// The learning rates of the groups, then the one for all others.
                    var rates: [Double] { groups.map { group in (group.schedule ?? schedule)(step) } + [schedule(step)] }

                    /// The weight decays of the groups, then the one for all others.
                    var decays: [Double] { groups.map { $0.weightDecay ?? weightDecay } + [weightDecay] }

                    /// The rate and the decay of a parameter.
                    func numbers(_ rates: [Double], _ decays: [Double], _ parameter: Int) -> (Double, Double) {
                        let group = members.isEmpty ? groups.count : members[parameter]
                        return (rates[group], decays[group])
                    }
                }
                """)
        Builtin(
            source: """
                /// Refuses numbers for which an optimizer's formula means nothing.
                func _checkOption(_ value: Double, _ owner: String, _ option: String) {
                    switch option {
                    case "weightDecay", "epsilon":
                        if value >= 0 && value < Double.infinity { return }
                        _fail("invalid-argument", "\\(owner): \\(option) cannot be \\(_short(value))", option == "epsilon" ? "it keeps a division by zero away, with 0.00000001 or so" : "it shrinks weights, and is small and positive, such as 0.01")
                    case "momentum":
                        if value >= 0 && value <= 1 { return }
                        _fail("invalid-argument", "\\(owner): a momentum of \\(_short(value)) is not in 0...1", "it is the share of the last step that is kept: 0.9 is usual, and with more than 1 steps grow without end")
                    default:
                        if value >= 0 && value < 1 { return }
                        _fail("invalid-argument", "\\(owner): a \\(option) of \\(_short(value)) is not in 0..<1", "it is the share of the past in a running mean: 0.9 looks back about ten steps, 0.999 a thousand")
                    }
                }
                """)
        Builtin(raw: "func _modelSignature<T>(_ model: T) -> [String]") { call in
            let type = call.typeArgument()
            let value = call.value(of: type)
            try call.setResult(ModelSignature(of: value, as: type, call.walk).lines)
        }
        Builtin(
            raw: "func _checkModel<T>(_ model: T, _ signature: [String], _ optimizer: String)"
        ) { call in
            let type = call.typeArgument()
            let value = call.value(of: type)
            let known = try call.argument([String].self)
            let optimizer = try call.argument(String.self)
            try ModelSignature(of: value, as: type, call.walk).check(against: known, optimizer)
        }
        Builtin(
            raw: """
                func _groupMembers<T>(_ model: T, _ groups: [String], _ optimizer: String) -> [Int]
                """
        ) { call in
            let type = call.typeArgument()
            let value = call.value(of: type)
            let groups = try call.argument([String].self)
            let optimizer = try call.argument(String.self)
            try call.setResult(
                try ModelSignature(of: value, as: type, call.walk).members(of: groups, optimizer))
        }
    }
}

/// Names and shapes of a model's parameters: `layers.0.weight [?, 500]`.
private struct ModelSignature {
    private let names: [String]
    private let shapes: [String]

    init(of value: Slots, as type: TypePointer, _ walk: ParameterWalk) throws {
        var names: [String] = []
        var shapes: [String] = []
        try walk.forEach(value, as: type) { parameter, path in
            guard parameter.isTrainable else { return }
            names.append(path.isEmpty ? "value" : path)
            let known = parameter.known(in: walk.machine).map { "\($0.shape)" }
            shapes.append(known ?? parameter.initializer?.shapeText ?? "[?]")
        }
        self.names = names
        self.shapes = shapes
    }

    var lines: [String] { zip(names, shapes).map { "\($0) \($1)" } }

    /// Throws `structure-mismatch` unless the parameters have the names and shapes that were noted.
    func check(against noted: [String], _ optimizer: String) throws {
        let mine = lines
        guard mine.count == noted.count else {
            throw mismatch(
                optimizer, "one of \(noted.count) parameters, this one has \(mine.count)")
        }
        for (now, then) in zip(mine, noted) where !Self.fits(now, then) {
            throw mismatch(optimizer, "one with '\(then)', this one has '\(now)' there")
        }
    }

    private func mismatch(_ optimizer: String, _ difference: String) -> Failure {
        Failure(
            id: "structure-mismatch",
            "this \(optimizer) was made for another model: \(difference)",
            hint: "make one for this model: \(optimizer)(for: model)")
    }

    /// Whether two lines name the same parameter with sizes that are equal where both are known.
    private static func fits(_ a: String, _ b: String) -> Bool {
        let (a, b) = (a.split(separator: " "), b.split(separator: " "))
        return a.count == b.count
            && zip(a, b).allSatisfy { x, y in x == y || x.contains("?") || y.contains("?") }
    }

    /// For each parameter the first group whose name stands in its own, or the number of groups.
    func members(of groups: [String], _ optimizer: String) throws -> [Int] {
        let wanted = groups.map { $0.split(separator: ".") }
        let result = names.map { name in
            let parts = name.split(separator: ".")
            return wanted.firstIndex { Self.contains(parts, $0) } ?? groups.count
        }
        for (number, group) in groups.enumerated() where !result.contains(number) {
            let isTaken = names.contains {
                Self.contains($0.split(separator: "."), wanted[number])
            }
            let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
            throw Failure(
                id: "unknown-parameter",
                isTaken
                    ? "\(optimizer): all parameters named '\(group)' belong to groups before it"
                    : "\(optimizer): no parameter of this model has '\(group)' in its name",
                hint: isTaken
                    ? "put the group with the narrower name first"
                    : "the parameters are \(shown)\(names.count > 8 ? ", …" : "")")
        }
        return result
    }

    private static func contains(_ parts: [Substring], _ wanted: [Substring]) -> Bool {
        guard !wanted.isEmpty, wanted.count <= parts.count else { return false }
        return (0...parts.count - wanted.count).contains {
            Array(parts[$0..<$0 + wanted.count]) == wanted
        }
    }
}
