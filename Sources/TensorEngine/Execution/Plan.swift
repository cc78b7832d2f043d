import Diagnostics
import Glibc

/// How a recorded graph is computed: which steps in which order, and where each value lies.
final class Plan {
    /// One step; `index` is the node that a failure is blamed on.
    struct Step {
        let index: Int
        let routine: Routine
    }

    /// Where a value lies while the plan runs.
    enum Place {
        /// In the arena, at an offset.
        case arena(Int)
        /// In a buffer of its own, which outlives the run: its number and bytes.
        case buffer(Int, bytes: Int)
        /// Where another slot's value lies.
        case alias(Int)
        /// At some row, known when it runs, of another slot's value.
        case rows(Int, bytesPerRow: Int)
        /// In the arena, written from the node's number before the first step.
        case number(Int, DType)
    }

    /// A node whose elements outlive the run.
    struct Result {
        let index: Int
        /// The number of its buffer; or, for another name of an external, that one's with a
        /// minus sign, less one.
        let buffer: Int
        /// It is complete when this many steps have run.
        let steps: Int
    }

    /// An output that may be written over an external input that nobody needs any more.
    struct Donation {
        let buffer: Int
        let external: Int
    }

    let key: [UInt64]
    var steps: [Step] = []
    var places: [(slot: Int, place: Place)] = []
    var results: [Result] = []
    var donations: [Donation] = []
    /// What each output buffer is for, in messages: its node.
    var buffers: [Int] = []
    var arenaBytes = 0
    var slotCount = 0
    /// The first step that may overwrite a value from before; `steps.count` if none does.
    var firstUpdate = 0

    init(key: [UInt64]) { self.key = key }

    /// Whether this is the plan of a key.
    @inline(__always)
    func has(_ words: UnsafeBufferPointer<UInt64>) -> Bool {
        guard words.count == key.count, let start = words.baseAddress else { return false }
        return key.withUnsafeBytes {
            $0.baseAddress.map { memcmp($0, start, words.count * 8) == 0 } ?? true
        }
    }
}

/// Plans by key, the least recently used of too many forgotten; and which keys were seen once.
final class PlanCache {
    private struct Entry {
        let plan: Plan
        var used: Int
    }
    private static let most = 128
    private static let mostSeen = 4096

    private var entries: [UInt64: Entry] = [:]
    private var seen: Set<UInt64> = []
    private var clock = 0
    /// The plan that ran last: training asks for it again and again.
    private var last: Plan?

    var count: Int { entries.count }

    /// The plan that ran last, if its key is this one: what finding it costs no hashing.
    @inline(__always)
    func latest(_ key: UnsafeBufferPointer<UInt64>) -> Plan? {
        guard let last, last.has(key) else { return nil }
        return last
    }

    /// A key's hash, by which it is looked up among many.
    static func hash(_ key: UnsafeBufferPointer<UInt64>) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for word in key {
            hash = (hash ^ word) &* 0xff51_afd7_ed55_8ccd
            hash ^= hash &>> 32
        }
        return hash
    }

    func find(_ hash: UInt64, _ key: UnsafeBufferPointer<UInt64>) -> Plan? {
        clock += 1
        guard let entry = entries[hash], entry.plan.has(key) else { return nil }
        entries[hash]?.used = clock
        last = entry.plan
        return entry.plan
    }

    /// Whether this key was seen before; notes it if not.
    func isSeen(_ hash: UInt64) -> Bool {
        if seen.count >= PlanCache.mostSeen { seen.removeAll(keepingCapacity: true) }
        return !seen.insert(hash).inserted
    }

    func insert(_ plan: Plan, _ hash: UInt64) {
        if entries.count >= PlanCache.most,
            let oldest = entries.min(by: { $0.value.used < $1.value.used })
        {
            entries[oldest.key] = nil
        }
        clock += 1
        entries[hash] = Entry(plan: plan, used: clock)
        last = plan
    }

    func removeAll() {
        entries.removeAll()
        seen.removeAll()
        last = nil
    }
}
