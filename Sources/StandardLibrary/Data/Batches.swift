import VirtualMachine

/// Data sets in pieces.
extension DatasetLibrary {
    static let batches = [
        LibraryGroup {
            Builtin(
                source: #"""
                    /// A data set cut into pieces, to walk over with `for (x, y) in`.
                    ///
                    /// The last piece is smaller where the count does not divide, or left out with `dropLast`.
                    struct Batches: Sequence, IteratorProtocol, CustomStringConvertible {
                        typealias Element = (Tensor, Tensor)
                        typealias Iterator = Batches
                        let _data: Dataset
                        let _size: Int
                        // Where the next batch begins, and where the last must end.
                        var _start: Int = 0
                        let _end: Int
                        // Batches that another thread prepares; 0 prepares none.
                        var _depth: Int = 0
                        var _prefetcher: _Prefetcher? = nil

                        init(_data: Dataset, _size: Int, _start: Int = 0, dropLast: Bool = false) {
                            self._data = _data
                            // No batch is larger than the data.
                            self._size = _data.count > 0 && _size > _data.count ? _data.count : _size
                            self._start = _start
                            _end = dropLast ? _data.count - _data.count % _size : _data.count
                        }

                        /// How many batches there are.
                        var count: Int { (_end + _size - 1) / _size }

                        /// How many batches of what.
                        var description: String { "\(count) batch\(count == 1 ? "" : "es") of \(_size) of \(_data)" }

                        /// The same batches, prepared on another thread while the program works with the ones before.
                        func prefetched(_ count: Int = 2) -> Batches {
                            if count < 1 { _fail("invalid-argument", "prefetched: at least 1 batch is prepared ahead, not \(count)") }
                            var batches = self
                            batches._depth = count
                            return batches
                        }

                        func makeIterator() -> Batches {
                            var batches = self
                            if _depth > 0 && _data._isImages { batches._prefetcher = _prefetch(_data, _start, _size, _end, _depth) }
                            return batches
                        }

                        /// The next inputs and targets, or nil at the end.
                        mutating func next() -> (Tensor, Tensor)? {
                            if _start >= _end { return nil }
                            let batch: (Tensor, Tensor)
                            if let prefetcher = _prefetcher { batch = _nextPrefetched(prefetcher) } else { batch = _batch(_data, _start, _size) }
                            _start += _size
                            return batch
                        }
                    }
                    """#)
        }
    ]
}
