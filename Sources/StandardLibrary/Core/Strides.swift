import VirtualMachine

extension CoreLibrary {
    /// Numbers, and other values with a distance, in equal steps.
    static let strides =
        [
            LibraryGroup {
                strideType("StrideTo", about: "up to, without, an end", ends: (">=", "<="))
                strideType(
                    "StrideThrough", about: "up to an end that may be one of them", ends: (">", "<")
                )
                // Numbers are their own distances: what literals are then follows from all three.
                for (step, condition) in [
                    ("T", " where T: SignedNumeric, T.Stride == T"), ("T.Stride", ""),
                ] {
                    strideFunction("to", "StrideTo", "up to, without, `end`", step, condition)
                    strideFunction(
                        "through", "StrideThrough", "up to `end`, which may be one of them", step,
                        condition)
                }
            },
            LibraryGroup("extension Strideable") {
                Builtin(
                    source: """
                        /// The value that lies `index` steps from the start; nil if the type has none.
                        static func _step(
                            _ start: Self, _ current: Self, _ index: Int, _ stride: Stride
                        ) -> Self? {
                            current.advanced(by: stride)
                        }
                        static func < (lhs: Self, rhs: Self) -> Bool { lhs.distance(to: rhs) > 0 }
                        static func == (lhs: Self, rhs: Self) -> Bool { lhs.distance(to: rhs) == 0 }
                        """)
            },
            LibraryGroup("extension Strideable where Stride: SignedInteger") {
                Builtin(
                    source: """
                        func _next() -> Self { advanced(by: 1) }
                        func _previous() -> Self { advanced(by: 0 - 1) }
                        func _distance(to other: Self) -> Int { Int(distance(to: other)) }
                        func _advanced(by n: Int) -> Self { advanced(by: Stride(n)) }
                        """)
            },
            LibraryGroup("extension Strideable") {
                Builtin(
                    source: """
                        func _next() -> Self { self }
                        func _previous() -> Self { self }
                        func _distance(to other: Self) -> Int { 0 }
                        func _advanced(by n: Int) -> Self { self }
                        """)
            },
            LibraryGroup("extension BinaryInteger where Stride == Int") {
                Builtin(
                    source: """
                        static func _step(_ start: Self, _ current: Self, _ index: Int, _ stride: Int)
                            -> Self?
                        {
                            let (sum, overflow) = Int(truncatingIfNeeded: current)
                                .addingReportingOverflow(stride)
                            return overflow ? nil : Self(exactly: sum)
                        }
                        """)
            },
        ]
        + ["Double", "Float"].map { type in
            LibraryGroup("extension \(type)") {
                Builtin(
                    source: """
                        static func _step(
                            _ start: \(type), _ current: \(type), _ index: Int, _ stride: \(type)
                        ) -> \(type)? {
                            start.addingProduct(\(type)(index), stride)
                        }
                        """)
            }
        }

    private static func strideFunction(
        _ label: String, _ type: String, _ about: String, _ step: String, _ condition: String
    ) -> Builtin {
        Builtin(
            source: """
                /// The values from `start` in steps of `stride`, \(about).
                func stride<T: Strideable>(from start: T, \(label) end: T, by stride: \(step))
                    -> \(type)<T>\(condition)
                {
                    precondition(stride != 0, "the stride must not be zero")
                    return \(type)<T>(_start: start, _end: end, _stride: stride)
                }
                """)
    }

    private static func strideType(_ name: String, about: String, ends: (String, String))
        -> Builtin
    {
        Builtin(
            source: """
                /// The values from a start in equal steps, \(about).
                struct \(name)<Element: Strideable>: Sequence, CustomStringConvertible {
                    var description: String {
                        "Swift.\(name)<\\(String(reflecting: Element.self))>"
                    }
                    typealias Iterator = \(name)Iterator<Element>
                    let _start: Element
                    let _end: Element
                    let _stride: Element.Stride
                    func makeIterator() -> \(name)Iterator<Element> {
                        \(name)Iterator(
                            _start: _start, _end: _end, _stride: _stride, _current: _start,
                            _index: 0)
                    }
                    var underestimatedCount: Int {
                        var iterator = makeIterator()
                        var count = 0
                        while iterator.next() != nil { count += 1 }
                        return count
                    }
                }

                /// Steps from a start to an end.
                struct \(name)Iterator<Element: Strideable>: IteratorProtocol {
                    let _start: Element
                    let _end: Element
                    let _stride: Element.Stride
                    var _current: Element?
                    var _index: Int
                    mutating func next() -> Element? {
                        guard let value = _current else { return nil }
                        if _stride > 0 ? value \(ends.0) _end : value \(ends.1) _end {
                            return nil
                        }
                        _index += 1
                        _current = Element._step(_start, value, _index, _stride)
                        return value
                    }
                }
                """)
    }
}
