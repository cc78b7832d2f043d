import VirtualMachine

extension CoreLibrary {
    /// Beginnings and ends of lazy sequences.
    @BuiltinList static var lazyCuts: [Builtin] {
        Builtin(
            source: """
                /// The elements of a sequence before the first for which a condition does not hold.
                struct LazyPrefixWhileSequence<Base: Sequence>: LazySequenceProtocol {
                    typealias Element = Base.Element
                    typealias Elements = LazyPrefixWhileSequence<Base>
                    typealias Iterator = LazyPrefixWhileIterator<Base>
                    let _base: Base
                    let _predicate: (Base.Element) -> Bool
                    var elements: LazyPrefixWhileSequence<Base> { self }
                    func makeIterator() -> LazyPrefixWhileIterator<Base> {
                        LazyPrefixWhileIterator(
                            _base: _base.makeIterator(), _predicate: _predicate)
                    }
                }

                /// Ends where a condition does not hold any more.
                struct LazyPrefixWhileIterator<Base: Sequence>: IteratorProtocol {
                    typealias Element = Base.Element
                    var _base: Base.Iterator
                    let _predicate: (Base.Element) -> Bool
                    var _isDone = false
                    mutating func next() -> Base.Element? {
                        if _isDone { return nil }
                        if let element = _base.next() {
                            if _predicate(element) { return element }
                        }
                        _isDone = true
                        return nil
                    }
                }
                """)
        Builtin(
            source: """
                /// The elements of a sequence from the first on for which a condition does not hold.
                struct LazyDropWhileSequence<Base: Sequence>: LazySequenceProtocol {
                    typealias Element = Base.Element
                    typealias Elements = LazyDropWhileSequence<Base>
                    typealias Iterator = LazyDropWhileIterator<Base>
                    let _base: Base
                    let _predicate: (Base.Element) -> Bool
                    var elements: LazyDropWhileSequence<Base> { self }
                    func makeIterator() -> LazyDropWhileIterator<Base> {
                        LazyDropWhileIterator(_base: _base.makeIterator(), _predicate: _predicate)
                    }
                }

                /// Begins where a condition does not hold any more.
                struct LazyDropWhileIterator<Base: Sequence>: IteratorProtocol {
                    typealias Element = Base.Element
                    var _base: Base.Iterator
                    let _predicate: (Base.Element) -> Bool
                    var _hasBegun = false
                    mutating func next() -> Base.Element? {
                        if _hasBegun { return _base.next() }
                        while let element = _base.next() {
                            if !_predicate(element) {
                                _hasBegun = true
                                return element
                            }
                        }
                        _hasBegun = true
                        return nil
                    }
                }
                """)
    }
}
