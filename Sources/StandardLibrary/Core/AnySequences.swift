import VirtualMachine

extension CoreLibrary {
    /// Sequences and iterators of which only the element's type shows.
    static let anySequences = [
        LibraryGroup {
            Builtin(
                source: """
                    /// An iterator of any kind.
                    struct AnyIterator<Element>: IteratorProtocol, Sequence {
                        typealias Iterator = AnyIterator<Element>
                        let _next: () -> Element?
                        /// An iterator that calls a function for each element.
                        init(_ body: @escaping () -> Element?) { _next = body }
                        /// Wraps an iterator.
                        init<I: IteratorProtocol>(_ base: I) where I.Element == Element {
                            var iterator = base
                            _next = { iterator.next() }
                        }
                        func makeIterator() -> AnyIterator<Element> { self }
                        func next() -> Element? { _next() }
                    }

                    /// A sequence of any kind.
                    struct AnySequence<Element>: Sequence {
                        typealias Iterator = AnyIterator<Element>
                        let _make: () -> AnyIterator<Element>
                        /// A sequence whose iterators a function makes.
                        init<I: IteratorProtocol>(_ makeUnderlyingIterator: @escaping () -> I)
                        where I.Element == Element {
                            _make = { AnyIterator(makeUnderlyingIterator()) }
                        }
                        /// Wraps a sequence.
                        init<S: Sequence>(_ base: S) where S.Element == Element {
                            _make = { AnyIterator(base.makeIterator()) }
                        }
                        func makeIterator() -> AnyIterator<Element> { _make() }
                    }
                    """)
        }
    ]
}
