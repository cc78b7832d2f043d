import Diagnostics
import Foundation
import TensorEngine
import VirtualMachine

/// What a program's prefetched batches refer to: a thread that prepares batches before they are asked
/// for. It sleeps while enough are ready, and ends with its last batch or its handle.
final class PrefetcherValue: NativeClass {
    static let typeName = "_Prefetcher"

    /// What the two threads share. Slots go round: filled in order, taken in order.
    private final class Line: @unchecked Sendable {
        let reader: BatchReader
        let ranges: [Range<Int>]
        let slots: [UnsafeMutablePointer<Float>]
        let empty: DispatchSemaphore
        let filled = DispatchSemaphore(value: 0)
        private let lock = NSLock()
        private var cancelled = false

        init(_ reader: BatchReader, _ ranges: [Range<Int>], depth: Int) {
            self.reader = reader
            self.ranges = ranges
            let room = (ranges.first?.count ?? 0) * reader.valuesPerInput
            slots = (0..<depth).map { _ in .allocate(capacity: max(1, room)) }
            // A semaphore must not be destroyed below its first value.
            empty = DispatchSemaphore(value: 0)
            for _ in slots { empty.signal() }
        }

        deinit { for slot in slots { slot.deallocate() } }

        var isCancelled: Bool { lock.withLock { cancelled } }

        func cancel() {
            lock.withLock { cancelled = true }
            empty.signal()
        }

        func run() {
            for (index, range) in ranges.enumerated() {
                empty.wait()
                if isCancelled { return }
                reader.read(range, into: slots[index % slots.count])
                filled.signal()
            }
        }
    }

    private let data: DatasetValue
    private let line: Line
    private var taken = 0

    init(_ data: DatasetValue, ranges: [Range<Int>], depth: Int) throws {
        self.data = data
        let line = Line(try data.batchReader(), ranges, depth: min(max(1, depth), ranges.count + 1))
        self.line = line
        let thread = Thread { line.run() }
        thread.name = "prefetch"
        thread.start()
    }

    deinit { line.cancel() }

    /// The next batch.
    func next() throws -> (inputs: Tensor, targets: Tensor) {
        guard taken < line.ranges.count else {
            throw Failure(id: "index-out-of-range", "all \(taken) batches have been taken")
        }
        let range = line.ranges[taken]
        line.filled.wait()
        let slot = line.slots[taken % line.slots.count]
        taken += 1
        defer { line.empty.signal() }
        let inputs = try Tensor(
            uninitialized: data.batchShape(range.count), dtype: .float32
        ) { memory in
            memory.copyMemory(
                from: slot, byteCount: range.count * line.reader.valuesPerInput * 4)
        }
        return (inputs, try data.targets(range))
    }

    func describe() -> String { "\(taken) of \(line.ranges.count) batches" }
}
