import VirtualMachine

extension CoreLibrary {
    static let sequences = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Gives the elements of a sequence one after the other.
                    protocol IteratorProtocol {
                        associatedtype Element
                        /// The next element, or nil at the end.
                        mutating func next() -> Element?
                    }

                    /// Elements that can be walked over with `for`.
                    protocol Sequence {
                        associatedtype Element
                        associatedtype Iterator: IteratorProtocol where Iterator.Element == Element
                        /// An iterator that begins at the first element.
                        func makeIterator() -> Iterator
                    }
                    """)
            Builtin(
                source: """
                    /// Pairs of the elements of two sequences.
                    struct Zip2Sequence<First: Sequence, Second: Sequence>: Sequence {
                        typealias Element = (First.Element, Second.Element)
                        typealias Iterator = Zip2Iterator<First, Second>
                        let _first: First
                        let _second: Second
                        func makeIterator() -> Zip2Iterator<First, Second> {
                            Zip2Iterator(
                                _first: _first.makeIterator(), _second: _second.makeIterator())
                        }
                    }

                    /// Walks over two sequences at once, as far as the shorter goes.
                    struct Zip2Iterator<First: Sequence, Second: Sequence>: IteratorProtocol {
                        typealias Element = (First.Element, Second.Element)
                        var _first: First.Iterator
                        var _second: Second.Iterator
                        mutating func next() -> (First.Element, Second.Element)? {
                            if let a = _first.next() {
                                if let b = _second.next() { return (a, b) }
                            }
                            return nil
                        }
                    }

                    /// Pairs of the elements of two sequences, as many as the shorter has.
                    func zip<First: Sequence, Second: Sequence>(_ first: First, _ second: Second)
                        -> Zip2Sequence<First, Second>
                    {
                        Zip2Sequence(_first: first, _second: second)
                    }
                    """)
            Builtin(
                source: """
                    /// Elements with their numbers, counted from 0.
                    struct EnumeratedSequence<Base: Sequence>: Sequence {
                        typealias Element = (offset: Int, element: Base.Element)
                        typealias Iterator = EnumeratedIterator<Base>
                        let _base: Base
                        func makeIterator() -> EnumeratedIterator<Base> {
                            EnumeratedIterator(_base: _base.makeIterator(), _offset: 0)
                        }
                    }

                    /// Counts while it walks.
                    struct EnumeratedIterator<Base: Sequence>: IteratorProtocol {
                        typealias Element = (offset: Int, element: Base.Element)
                        var _base: Base.Iterator
                        var _offset: Int
                        mutating func next() -> (offset: Int, element: Base.Element)? {
                            if let value = _base.next() {
                                let result = (offset: _offset, element: value)
                                _offset += 1
                                return result
                            }
                            return nil
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// A sequence made by applying a function again and again, until it gives nil.
                    func sequence<T>(first: T, next: (T) -> T?) -> [T] {
                        var result: [T] = [first]
                        var last = first
                        while let value = next(last) {
                            result.append(value)
                            last = value
                        }
                        return result
                    }

                    /// The same value again and again.
                    func repeatElement<T>(_ element: T, count: Int) -> [T] {
                        Array(repeating: element, count: count)
                    }
                    """)
        }
    ]
}
