import Diagnostics
import Foundation

/// The memory in which plans keep what nobody outside them sees. One serves all plans, because
/// only one runs at a time and nothing in it outlives a run.
struct Arena {
    private(set) var base: UnsafeMutableRawPointer
    private(set) var capacity = 4096

    init() { base = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 64) }

    /// Makes room for `bytes`; throws `out-of-memory`.
    mutating func reserve(_ bytes: Int) throws {
        guard bytes > capacity else { return }
        let larger = max(bytes, min(capacity * 2, bytes + (64 << 20)))
        MemoryAccountant.release(capacity)
        do {
            try MemoryAccountant.reserve(larger, for: "the step with its intermediate results")
        } catch {
            try? MemoryAccountant.reserve(capacity, for: "")
            throw error
        }
        base.deallocate()
        base = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 64)
        capacity = larger
    }
}

/// Lays values out in an arena: two whose lives overlap never share memory.
struct ArenaLayout {
    private struct Block {
        let offset: Int
        let size: Int
        let lastUse: Int
    }
    private var live: [Block] = []
    private(set) var size = 0

    /// A place for `bytes` bytes, used from step `first` to step `last`. Calls must come in order
    /// of `first`.
    mutating func place(_ bytes: Int, from first: Int, to last: Int) -> Int {
        let needed = max(64, (bytes + 63) & ~63)
        live.removeAll { $0.lastUse < first }
        // First fit among the gaps; `live` is kept in order of offsets.
        var offset = 0
        var index = 0
        while index < live.count, live[index].offset - offset < needed {
            offset = live[index].offset + live[index].size
            index += 1
        }
        live.insert(Block(offset: offset, size: needed, lastUse: last), at: index)
        size = max(size, offset + needed)
        return offset
    }
}
