import Synchronization

/// The Stop flag, in memory of its own so that native code can read it through a pointer.
///
/// Beside it lies the end of the slot stack, which calls compare with: a request lowers it to 0, so
/// that one comparison stops both endless recursion and a program that was asked to stop.
package struct Interruption: @unchecked Sendable {
    private let words: UnsafeMutablePointer<Atomic<UInt>>
    private let stackEnd: UInt

    init(stackEnd: Slots) {
        self.stackEnd = UInt(bitPattern: stackEnd)
        words = .allocate(capacity: 2)
        words.initialize(to: Atomic(0))
        (words + 1).initialize(to: Atomic(self.stackEnd))
    }

    func deallocate() {
        words.deinitialize(count: 2)
        words.deallocate()
    }

    /// A word that is 0 while the program may go on, for code that polls without knowing the
    /// machine.
    package var flag: UnsafeRawPointer { UnsafeRawPointer(words) }

    /// The word that holds the end of the slot stack.
    var stackEndWord: UnsafeRawPointer { UnsafeRawPointer(words + 1) }

    /// Whether Stop was requested.
    @inline(__always)
    package var isRequested: Bool { words[0].load(ordering: .relaxed) != 0 }

    /// Whether a frame may reach up to `end`.
    @inline(__always)
    func allowsStack(upTo end: Slots) -> Bool {
        UInt(bitPattern: end) <= words[1].load(ordering: .relaxed)
    }

    /// Asks the running program to stop. May be called from any thread.
    package func request() {
        words[0].store(1, ordering: .relaxed)
        words[1].store(0, ordering: .relaxed)
    }

    /// Forgets a request: a new cell begins.
    package func clear() {
        words[0].store(0, ordering: .relaxed)
        words[1].store(stackEnd, ordering: .relaxed)
    }
}
