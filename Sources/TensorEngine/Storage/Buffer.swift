import Diagnostics
import Foundation

/// The memory of one tensor, aligned to 64 bytes. Returned to the pool when nobody holds it.
package final class Buffer {
    let memory: UnsafeMutableRawPointer
    /// Bytes there are, which may be more than were asked for.
    let capacity: Int

    private init(memory: UnsafeMutableRawPointer, capacity: Int) {
        self.memory = memory
        self.capacity = capacity
    }

    /// Memory for `bytes` bytes with whatever was in it before; throws `out-of-memory`.
    static func allocate(_ bytes: Int, for what: @autoclosure () -> String) throws -> Buffer {
        let capacity = BufferPool.capacity(for: bytes)
        if let memory = BufferPool.take(capacity) {
            return Buffer(memory: memory, capacity: capacity)
        }
        try MemoryAccountant.reserve(capacity, for: what())
        guard let memory = aligned_alloc(64, capacity) else {
            MemoryAccountant.release(capacity)
            throw Failure(
                id: "out-of-memory",
                "the system has no memory left for \(MemoryAccountant.format(bytes)) (\(what()))")
        }
        return Buffer(memory: memory, capacity: capacity)
    }

    deinit { BufferPool.give(memory, capacity) }
}

/// Buffers that were released, kept for the next tensor of that size: a training step asks for the
/// same sizes again and again, and fresh pages from the system cost more than the step's arithmetic.
enum BufferPool {
    /// Spare bytes kept at most.
    private static let most = 256 << 20
    private nonisolated(unsafe) static var spare: [Int: [UnsafeMutableRawPointer]] = [:]
    private nonisolated(unsafe) static var held = 0
    /// Small sizes are looked up without hashing: index is capacity / 64.
    private nonisolated(unsafe) static var small = [[UnsafeMutableRawPointer]](
        repeating: [], count: 65)

    /// Sizes are rounded up to 64 bytes, and from 64 kB on to a sixteenth of their power of two,
    /// so that sizes close to each other share.
    static func capacity(for bytes: Int) -> Int {
        if bytes <= 65536 { return max(64, (bytes + 63) & ~63) }
        let grain = 1 << (Int.bitWidth - bytes.leadingZeroBitCount - 5)
        return (bytes + grain - 1) & ~(grain - 1)
    }

    static func take(_ capacity: Int) -> UnsafeMutableRawPointer? {
        let memory = capacity <= 4096 ? small[capacity >> 6].popLast() : spare[capacity]?.popLast()
        if memory != nil { held -= capacity }
        return memory
    }

    static func give(_ memory: UnsafeMutableRawPointer, _ capacity: Int) {
        guard held + capacity <= most else {
            free(memory)
            MemoryAccountant.release(capacity)
            return
        }
        held += capacity
        if capacity <= 4096 {
            small[capacity >> 6].append(memory)
        } else {
            spare[capacity, default: []].append(memory)
        }
    }

    /// Returns every spare buffer to the system.
    static func clear() {
        for index in small.indices {
            for memory in small[index] { free(memory) }
            small[index] = []
        }
        for list in spare.values { for memory in list { free(memory) } }
        spare = [:]
        MemoryAccountant.release(held)
        held = 0
    }
}
