import VirtualMachine

/// Optimizers: what turns gradients into better parameters.
package enum OptimizerLibrary {
    /// Every group about optimizers.
    package static let groups: [LibraryGroup] =
        [protocols, types, steps, schedules, settings, rules] + wrappers

    static let protocols = LibraryGroup {
        Builtin(
            source: """
                /// A rule for improving a model along a gradient.
                protocol Optimizer {
                    /// How far a step goes; schedules change it from step to step.
                    var learningRate: Double { get set }
                    /// Takes one step: changes the parameters of `model` along `gradient`, downhill.
                    mutating func update<Model>(_ model: inout Model, along gradient: Model)
                }
                """)
    }

    /// The members that all optimizers have alike.
    ///
    /// - Parameters:
    ///   - options: further parameters of the initializers, such as `momentum: Double = 0`.
    ///   - assigned: the properties that get these parameters' values.
    static func members(
        _ name: String, rate: String, options: String, assigned: [String], decay: String = "0"
    ) -> String {
        let checked = assigned.filter { $0 != "nesterov" } + ["weightDecay"]
        let body =
            (checked.map { "_checkOption(\($0), \"\(name)\", \"\($0)\")" }
            + assigned.map { "self.\($0) = \($0)" }).joined(separator: "\n        ")
        let common = "weightDecay: Double = \(decay), groups: [ParameterGroup] = []"
        let all = options.isEmpty ? common : "\(options), \(common)"
        func initializer(_ model: Bool, _ rate: String, _ schedule: String) -> String {
            """
            init\(model ? "<Model>" : "")(\(model ? "for model: Model, " : "")\(rate), \(all)) {
                    \(body)
                    _settings = _Settings(\(schedule), weightDecay, groups\(model ? ", _modelSignature(model)" : ""))
                }
            """
        }
        let fixed = "learningRate: Double = \(rate)"
        return """
            /// How far the next step goes; setting it ends a schedule.
                var learningRate: Double {
                    get { _settings.schedule(_settings.step) }
                    set { _settings.schedule = .constant(newValue) }
                }

                /// How many steps have been taken.
                var step: Int { _settings.step }

                /// The learning rate and how many steps have been taken.
                var description: String { "\(name), learning rate \\(_short(learningRate)), \\(step) step\\(step == 1 ? "" : "s") taken" }

                @noDerivative var _settings: _Settings

                /// An optimizer with one learning rate.
                \(initializer(false, fixed, ".constant(learningRate)"))

                /// An optimizer with a learning rate that changes.
                \(initializer(false, "learningRate: Schedule", "learningRate"))

                /// An optimizer for `model`, with one learning rate; it refuses other models.
                \(initializer(true, fixed, ".constant(learningRate)"))

                /// An optimizer for `model`, with a learning rate that changes; it refuses other models.
                \(initializer(true, "learningRate: Schedule", "learningRate"))
            """
    }
}
