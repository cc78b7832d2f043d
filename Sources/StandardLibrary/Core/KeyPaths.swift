import VirtualMachine

extension CoreLibrary {
    static let keyPaths = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The way from a value to one of its parts of whatever type, as a value: `\\.name`.
                    struct PartialKeyPath<Root>: Hashable, CustomStringConvertible {
                        let _text: String
                        let _get: (Root) -> Any
                        init(_text: String, _get: @escaping (Root) -> Any) {
                            self._text = _text
                            self._get = _get
                        }
                        init<Value>(_ path: KeyPath<Root, Value>) {
                            self.init(_text: path._text, _get: { path._get($0) })
                        }
                        init<Value>(_ path: WritableKeyPath<Root, Value>) {
                            self.init(_text: path._text, _get: { path._get($0) })
                        }
                        init<Value>(_ path: ReferenceWritableKeyPath<Root, Value>) {
                            self.init(_text: path._text, _get: { path._get($0) })
                        }
                        static func == (lhs: PartialKeyPath<Root>, rhs: PartialKeyPath<Root>) -> Bool {
                            lhs._text == rhs._text
                        }
                        func hash(into hasher: inout Hasher) { hasher.combine(_text) }
                        var description: String { _text }
                    }

                    /// The way from a value to one of its parts, as a value: `\\.name`.
                    struct KeyPath<Root, Value>: Hashable, CustomStringConvertible {
                        let _text: String
                        let _get: (Root) -> Value
                        init(_text: String, _get: @escaping (Root) -> Value) {
                            self._text = _text
                            self._get = _get
                        }
                        init(_ path: WritableKeyPath<Root, Value>) {
                            self.init(_text: path._text, _get: path._get)
                        }
                        init(_ path: ReferenceWritableKeyPath<Root, Value>) {
                            self.init(_text: path._text, _get: path._get)
                        }
                        static func == (lhs: KeyPath<Root, Value>, rhs: KeyPath<Root, Value>) -> Bool {
                            lhs._text == rhs._text
                        }
                        func hash(into hasher: inout Hasher) { hasher.combine(_text) }
                        var description: String { _text }
                        /// The path that goes on where this one ends.
                        func appending<Part>(path: KeyPath<Value, Part>) -> KeyPath<Root, Part> {
                            let first = _get
                            let second = path._get
                            return KeyPath<Root, Part>(
                                _text: _text + path._steps, _get: { second(first($0)) })
                        }
                        var _steps: String { String(_text.drop(while: { $0 != "." && $0 != "[" })) }
                    }

                    /// A key path through which the part can also be changed.
                    struct WritableKeyPath<Root, Value>: Hashable, CustomStringConvertible {
                        let _text: String
                        let _get: (Root) -> Value
                        let _set: (inout Root, Value) -> Void
                        init(
                            _text: String, _get: @escaping (Root) -> Value,
                            _set: @escaping (inout Root, Value) -> Void
                        ) {
                            self._text = _text
                            self._get = _get
                            self._set = _set
                        }
                        init(_ path: ReferenceWritableKeyPath<Root, Value>) {
                            let set = path._set
                            self.init(
                                _text: path._text, _get: path._get,
                                _set: { (root: inout Root, value: Value) in set(root, value) })
                        }
                        static func == (
                            lhs: WritableKeyPath<Root, Value>, rhs: WritableKeyPath<Root, Value>
                        ) -> Bool {
                            lhs._text == rhs._text
                        }
                        func hash(into hasher: inout Hasher) { hasher.combine(_text) }
                        var description: String { _text }
                        /// The path that goes on where this one ends.
                        func appending<Part>(path: KeyPath<Value, Part>) -> KeyPath<Root, Part> {
                            KeyPath(self).appending(path: path)
                        }
                        /// The path that goes on where this one ends.
                        func appending<Part>(path: WritableKeyPath<Value, Part>)
                            -> WritableKeyPath<Root, Part>
                        {
                            let get = _get
                            let set = _set
                            let inner = path._set
                            let read = path._get
                            return WritableKeyPath<Root, Part>(
                                _text: _text + KeyPath(path)._steps, _get: { read(get($0)) },
                                _set: { (root: inout Root, part: Part) in
                                    var value = get(root)
                                    inner(&value, part)
                                    set(&root, value)
                                })
                        }
                    }

                    /// A key path into an object, through which the part can be changed whoever
                    /// holds the object.
                    struct ReferenceWritableKeyPath<Root, Value>: Hashable, CustomStringConvertible {
                        let _text: String
                        let _get: (Root) -> Value
                        let _set: (Root, Value) -> Void
                        init(
                            _text: String, _get: @escaping (Root) -> Value,
                            _set: @escaping (Root, Value) -> Void
                        ) {
                            self._text = _text
                            self._get = _get
                            self._set = _set
                        }
                        static func == (
                            lhs: ReferenceWritableKeyPath<Root, Value>,
                            rhs: ReferenceWritableKeyPath<Root, Value>
                        ) -> Bool {
                            lhs._text == rhs._text
                        }
                        func hash(into hasher: inout Hasher) { hasher.combine(_text) }
                        var description: String { _text }
                        /// The path that goes on where this one ends.
                        func appending<Part>(path: KeyPath<Value, Part>) -> KeyPath<Root, Part> {
                            KeyPath(self).appending(path: path)
                        }
                    }
                    """)
        }
    ]
}
