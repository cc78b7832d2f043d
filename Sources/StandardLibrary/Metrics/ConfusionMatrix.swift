import VirtualMachine

/// Counts of right and wrong decisions, and what is read from them.
extension MetricLibrary {
    static let confusion = [
        LibraryGroup {
            Builtin(
                source: """
                    /// How the numbers of several classes become one.
                    enum Averaging {
                        /// All decisions count alike, whatever their class.
                        case micro
                        /// All classes count alike, however few their members.
                        case macro
                        /// Classes count by how many members they have.
                        case weighted
                    }
                    """)
            Builtin(
                source: #"""
                    /// How often each class was taken for which: the table that precision, recall and F1 are read from.
                    ///
                    ///     let matrix = ConfusionMatrix(predicted: model.predict(test).argmax(axis: 1), labels: test.labels)
                    ///     print(matrix.report)
                    struct ConfusionMatrix: CustomStringConvertible {
                        /// `counts[truth][prediction]`.
                        let counts: [[Int]]
                        /// What the classes are called.
                        let classNames: [String]

                        /// Counts pairs of class numbers. Without a number of classes there are as many as the largest says.
                        init(predicted: Tensor, labels: Tensor, classes: Int? = nil, classNames: [String] = []) {
                            _checkClassPairs(predicted, labels, "ConfusionMatrix")
                            let truths = labels.flattened().cast(to: .int64)
                            let guesses = predicted.flattened().cast(to: .int64)
                            let found = max(truths.max().item(as: Int.self), guesses.max().item(as: Int.self)) + 1
                            let size = max(classes ?? max(found, classNames.count), 1)
                            let least = min(truths.min().item(as: Int.self), guesses.min().item(as: Int.self))
                            if found > size || least < 0 {
                                _fail("label-out-of-range", "ConfusionMatrix: \(size) classes are numbered from 0 to \(size - 1), but there is a \(least < 0 ? least : found - 1)", "leave 'classes' out to have as many as there are")
                            }
                            // Summed in whole numbers: a Float32 counts no further than 2²⁴.
                            var flat = [Int](repeating: 0, count: size * size)
                            for place in (truths * size + guesses).scalars(as: Int.self) { flat[place] += 1 }
                            counts = (0..<size).map { row in Array(flat[(row * size)..<(row * size + size)]) }
                            self.classNames = classNames.count == size ? classNames : (0..<size).map { "\($0)" }
                        }

                        /// How many pairs were counted.
                        var total: Int { counts.map { $0.reduce(0, +) }.reduce(0, +) }
                        /// The share of pairs in which both agree.
                        var accuracy: Double { _ratio(_hits.reduce(0, +), total) }
                        /// How many members each class has.
                        var support: [Int] { counts.map { $0.reduce(0, +) } }
                        /// Of what was taken for a class, the share that belongs to it; 0 where nothing was.
                        var precision: [Double] { zip(_hits, _guessed).map { _ratio($0, $1) } }
                        /// Of what belongs to a class, the share that was found; 0 where nothing does.
                        var recall: [Double] { zip(_hits, support).map { _ratio($0, $1) } }
                        /// The harmonic mean of precision and recall: 2 · hits / (guessed + members).
                        var f1: [Double] {
                            (0..<counts.count).map { _ratio(2 * _hits[$0], _guessed[$0] + support[$0]) }
                        }

                        /// The classes' precisions as one number.
                        func precision(_ averaging: Averaging) -> Double { _averaged(precision, averaging) }
                        /// The classes' recalls as one number.
                        func recall(_ averaging: Averaging) -> Double { _averaged(recall, averaging) }
                        /// The classes' F1 as one number.
                        func f1(_ averaging: Averaging) -> Double { _averaged(f1, averaging) }

                        var _hits: [Int] { (0..<counts.count).map { counts[$0][$0] } }
                        var _guessed: [Int] { (0..<counts.count).map { place in counts.map { $0[place] }.reduce(0, +) } }

                        // Every pair has one guess and one truth, so averaged over pairs all three are the accuracy.
                        func _averaged(_ values: [Double], _ averaging: Averaging) -> Double {
                            switch averaging {
                            case .micro: return accuracy
                            case .macro:
                                // A class that nobody belongs to and nobody guessed says nothing.
                                let present = (0..<counts.count).filter { support[$0] + _guessed[$0] > 0 }
                                return present.map { values[$0] }.reduce(0, +) / Double(max(present.count, 1))
                            case .weighted:
                                let sum = zip(values, support).map { $0 * Double($1) }.reduce(0, +)
                                return total == 0 ? 0 : sum / Double(total)
                            }
                        }

                        /// Precision, recall, F1 and members of each class, and their means.
                        var report: String {
                            let width = max(classNames.map { $0.count }.max() ?? 0, 12)
                            func row(_ name: String, _ values: [Double], _ count: Int) -> String {
                                let padding = String(repeating: " ", count: width - name.count)
                                return padding + name + values.map { String(format: "  %9.4f", $0) }.joined() + String(format: "  %7d", count)
                            }
                            var lines = [String(repeating: " ", count: width) + "  precision     recall         F1  members"]
                            for place in 0..<counts.count {
                                lines.append(row(classNames[place], [precision[place], recall[place], f1[place]], support[place]))
                            }
                            lines.append(row("mean", [precision(.macro), recall(.macro), f1(.macro)], total))
                            lines.append(row("weighted", [precision(.weighted), recall(.weighted), f1(.weighted)], total))
                            return lines.joined(separator: "\n")
                        }

                        /// The counts as a table to display, with each class's precision and recall.
                        var table: Figure {
                            let rows = (0..<counts.count).map { place in
                                [classNames[place]] + counts[place].map { "\($0)" } + [_percent(precision[place]), _percent(recall[place])]
                            }
                            return _tableFigure("Truth in rows, prediction in columns", [""] + classNames + ["precision", "recall"], rows, ["\(total) in all, accuracy \(_percent(accuracy))"])
                        }

                        /// The table in text, rows for truths, columns for predictions.
                        var description: String {
                            let cells = counts.map { $0.map { "\($0)" } }
                            let width = max((cells.flatMap { $0 } + classNames).map { $0.count }.max() ?? 1, 3)
                            func right(_ text: String) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
                            var lines = [right("") + "  " + classNames.map(right).joined(separator: " ")]
                            for (name, row) in zip(classNames, cells) {
                                lines.append(right(name) + "  " + row.map(right).joined(separator: " "))
                            }
                            return lines.joined(separator: "\n")
                        }
                    }
                    """#)
            Builtin(
                source: """
                    func _ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
                    """)
            Builtin(
                source: #"""
                    func _checkClassPairs(_ predicted: Tensor, _ labels: Tensor, _ name: String) {
                        if predicted.shape != labels.shape {
                            if predicted.rank == labels.rank + 1 {
                                _fail("shape-mismatch", "\(name): predictions of shape \(predicted.shape) are scores, not class numbers, for labels of shape \(labels.shape)", "the largest score names the class: predicted.argmax(axis: -1)")
                            }
                            if labels.rank == predicted.rank + 1 {
                                _fail("shape-mismatch", "\(name): labels of shape \(labels.shape) are one-hot rows, not class numbers, for predictions of shape \(predicted.shape)", "the place of the 1 is the class number: labels.argmax(axis: -1)")
                            }
                            _fail("shape-mismatch", "\(name): predictions of shape \(predicted.shape) and labels of shape \(labels.shape) do not belong together", "there is one class number for each input in both")
                        }
                        if predicted.count == 0 { _fail("empty-data", "\(name): there is nothing to judge: predictions and labels are empty") }
                    }
                    """#)
            Builtin(
                source: """
                    /// Of what was taken for a class, the share that belongs to it.
                    func precision(predicted: Tensor, labels: Tensor, average: Averaging = .macro) -> Double {
                        ConfusionMatrix(predicted: predicted, labels: labels).precision(average)
                    }
                    """)
            Builtin(
                source: """
                    /// Of what belongs to a class, the share that was found.
                    func recall(predicted: Tensor, labels: Tensor, average: Averaging = .macro) -> Double {
                        ConfusionMatrix(predicted: predicted, labels: labels).recall(average)
                    }
                    """)
            Builtin(
                source: """
                    /// The harmonic mean of precision and recall.
                    func f1Score(predicted: Tensor, labels: Tensor, average: Averaging = .macro) -> Double {
                        ConfusionMatrix(predicted: predicted, labels: labels).f1(average)
                    }
                    """)
        }
    ]
}
