import Diagnostics
import VirtualMachine

/// Training loops, as a teacher would write them: the bodies are in the language.
package enum TrainingLibrary {
    /// Every group about training.
    package static let groups: [LibraryGroup] =
        [support] + history + callbacks + fitting + evaluation + learningRates + comparing
        + charts

    static let support = LibraryGroup {
        Builtin(
            source: """
                /// The mean of numbers that come one after the other, each with a weight.
                struct RunningMean: CustomStringConvertible {
                    var _sum: Double = 0
                    var _weight: Double = 0

                    init() {}

                    /// The mean so far; not a number before the first.
                    var value: Double { _sum / _weight }

                    var description: String { "mean \\(_short(value))" }

                    mutating func add(_ number: Double, weight: Int = 1) {
                        _sum += number * Double(weight)
                        _weight += Double(weight)
                    }

                    mutating func add(_ number: Float, weight: Int = 1) { add(Double(number), weight: weight) }
                }
                """)
        // What the library's own bodies find wrong, said as natives say it.
        Builtin(
            raw: """
                func _fail(_ id: String, _ message: String, _ hint: String = "") -> Never
                """
        ) { call in
            let (id, message): (String, String) = (try call.argument(), try call.argument())
            let hint = try call.argument(String.self)
            throw Failure(id: id, message, hint: hint.isEmpty ? nil : hint)
        }
        Builtin("func _short(_ value: Double) -> String") { (value: Double) in
            ResultText.short(value)
        }
        Builtin("func _percent(_ share: Double) -> String") { (share: Double) in
            ResultText.percent(share)
        }
        Builtin(
            source: """
                /// A metric's number as results show it: accuracies in per cent.
                func _metricText(_ name: String, _ value: Double) -> String {
                    name.hasSuffix("accuracy") ? _percent(value) : _short(value)
                }
                """)
    }
}
