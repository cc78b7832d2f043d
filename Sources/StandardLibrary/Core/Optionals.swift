import VirtualMachine

extension CoreLibrary {
    static let optionals = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A value or nothing: `nil`.
                    @frozen enum Optional<Wrapped> {
                        case none
                        case some(Wrapped)
                    }
                    """)
            Builtin(
                source: """
                    extension Optional: Equatable where Wrapped: Equatable {
                        static func == (lhs: Wrapped?, rhs: Wrapped?) -> Bool {
                            if let left = lhs {
                                if let right = rhs { return left == right }
                                return false
                            }
                            if let _ = rhs { return false }
                            return true
                        }
                        static func != (lhs: Wrapped?, rhs: Wrapped?) -> Bool { !(lhs == rhs) }
                    }
                    """)
            Builtin(
                source: """
                    extension Optional: Hashable where Wrapped: Hashable {}
                    """)
            Builtin(
                source: """
                    /// The type without values: what `fatalError` returns.
                    @frozen enum Never: Error {}
                    """)
            Builtin(
                source: """
                    /// The type of the empty tuple, which functions without a result return.
                    typealias Void = ()
                    """)
            Builtin(
                source: """
                    /// A value or the error that prevented it.
                    enum Result<Success, Failure: Error> {
                        case success(Success)
                        case failure(Failure)
                    }
                    """)
            Builtin(
                source: """
                    extension Result: Equatable where Success: Equatable, Failure: Equatable {}
                    """)
            Builtin(
                source: """
                    extension Result: Hashable where Success: Hashable, Failure: Hashable {}
                    """)
        },
        LibraryGroup("extension Optional") {
            Builtin(
                """
                /// The value, or `defaultValue` if there is none.
                static func ?? (optional: Wrapped?, defaultValue: @autoclosure () throws -> Wrapped)
                    rethrows -> Wrapped
                """,
                intrinsic: "coalesce")
            Builtin(
                source: """
                    init(_ some: Wrapped) { self = .some(some) }
                    /// The transformed value, or nil.
                    func map<U>(_ transform: (Wrapped) throws -> U) rethrows -> U? {
                        if let value = self { return try transform(value) }
                        return nil
                    }
                    /// The transformed value, or nil if there is none or the transformation gives
                    /// nil.
                    func flatMap<U>(_ transform: (Wrapped) throws -> U?) rethrows -> U? {
                        if let value = self { return try transform(value) }
                        return nil
                    }
                    """)
        },
        LibraryGroup("extension Result") {
            Builtin(
                source: """
                    /// The value, or throws the error.
                    func get() throws -> Success {
                        switch self {
                        case .success(let value): return value
                        case .failure(let error): throw error
                        }
                    }
                    /// The same with the value transformed.
                    func map<NewSuccess>(_ transform: (Success) -> NewSuccess) -> Result<
                        NewSuccess, Failure
                    > {
                        switch self {
                        case .success(let value): return .success(transform(value))
                        case .failure(let error): return .failure(error)
                        }
                    }
                    /// The result of a function on the value, or the error.
                    func flatMap<NewSuccess>(
                        _ transform: (Success) -> Result<NewSuccess, Failure>
                    ) -> Result<NewSuccess, Failure> {
                        switch self {
                        case .success(let value): return transform(value)
                        case .failure(let error): return .failure(error)
                        }
                    }
                    /// The same with the error transformed.
                    func mapError<NewFailure: Error>(_ transform: (Failure) -> NewFailure)
                        -> Result<Success, NewFailure>
                    {
                        switch self {
                        case .success(let value): return .success(value)
                        case .failure(let error): return .failure(transform(error))
                        }
                    }
                    /// The value, or the result of a function on the error.
                    func flatMapError<NewFailure: Error>(
                        _ transform: (Failure) -> Result<Success, NewFailure>
                    ) -> Result<Success, NewFailure> {
                        switch self {
                        case .success(let value): return .success(value)
                        case .failure(let error): return transform(error)
                        }
                    }
                    """)
        },
        LibraryGroup("extension Result where Failure == Error") {
            Builtin(
                source: """
                    /// What a function returns, or the error it throws.
                    init(catching body: () throws -> Success) {
                        do {
                            self = .success(try body())
                        } catch {
                            self = .failure(error)
                        }
                    }
                    """)
        },
    ]
}
