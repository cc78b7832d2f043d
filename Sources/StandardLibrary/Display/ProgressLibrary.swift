import VirtualMachine

extension DisplayLibrary {
    static let progress = [
        LibraryGroup {
            Builtin(source: "@native struct _Progress {}")
            Builtin(raw: "func _progress(_ label: String, _ total: Int) -> _Progress") { call in
                let label = try call.argument(String.self)
                let total = try call.argument(Int.self)
                try call.setResult(ProgressValue(label: label, total: total, on: call.output))
            }
            Builtin("func _showProgress(_ progress: _Progress, _ done: Int)") {
                (progress: ProgressValue, done: Int) in progress.show(done)
            }
            Builtin("func _finishProgress(_ progress: _Progress)") { (progress: ProgressValue) in
                progress.finish()
            }
            Builtin(
                source: """
                    /// The elements of an array, with a bar that shows how many have been taken.
                    struct ProgressElements<Element>: Sequence, IteratorProtocol {
                        typealias Iterator = ProgressElements<Element>
                        let _elements: [Element]
                        let _bar: _Progress
                        var _next: Int = 0

                        func makeIterator() -> ProgressElements<Element> { self }

                        mutating func next() -> Element? {
                            _showProgress(_bar, _next)
                            if _next == _elements.count {
                                _finishProgress(_bar)
                                return nil
                            }
                            let element = _elements[_next]
                            _next += 1
                            return element
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// The batches of a data set, with a bar that shows how many have been taken.
                    struct ProgressBatches: Sequence, IteratorProtocol {
                        typealias Element = (Tensor, Tensor)
                        typealias Iterator = ProgressBatches
                        var _batches: Batches
                        let _bar: _Progress
                        var _done: Int = 0

                        func makeIterator() -> ProgressBatches { self }

                        mutating func next() -> (Tensor, Tensor)? {
                            _showProgress(_bar, _done)
                            if let batch = _batches.next() {
                                _done += 1
                                return batch
                            }
                            _finishProgress(_bar)
                            return nil
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// The elements of an array, with a progress bar.
                    ///
                    ///     for name in progress(names, "files") { … }
                    func progress<Element>(_ elements: [Element], _ label: String = "") -> ProgressElements<Element> {
                        ProgressElements(_elements: elements, _bar: _progress(label, elements.count))
                    }
                    """)
            Builtin(
                source: """
                    /// The numbers of a range, with a progress bar.
                    ///
                    ///     for epoch in progress(1...10, "epochs") { … }
                    func progress(_ range: ClosedRange<Int>, _ label: String = "") -> ProgressElements<Int> {
                        progress(Array(range), label)
                    }
                    """)
            Builtin(
                source: """
                    /// The numbers of a range, with a progress bar.
                    func progress(_ range: Range<Int>, _ label: String = "") -> ProgressElements<Int> {
                        progress(Array(range), label)
                    }
                    """)
            Builtin(
                source: """
                    /// The batches of a data set, with a progress bar.
                    func progress(_ batches: Batches, _ label: String = "batches") -> ProgressBatches {
                        ProgressBatches(_batches: batches, _bar: _progress(label, batches.count))
                    }
                    """)
        }
    ]
}
