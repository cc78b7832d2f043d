import Glibc
import JupyterProtocol
import Synchronization

/// Says what the kernel uses of its machine; works while a cell runs.
final class UsageHandler: RequestHandler {
    private struct Sample {
        var time = 0.0
        /// Seconds of processor time that the kernel has used.
        var kernel = 0.0
        /// Ticks of all processors, and those of them that were at work.
        var total = 0
        var busy = 0
    }

    private let last = Mutex<Sample?>(nil)

    func reply(to request: UsageRequest, in scope: RequestScope) -> UsageReply? {
        let now = Self.sample()
        let before = last.withLock { last in
            defer { last = now }
            return last
        }
        var kernelCPU = 0.0
        var hostCPU: Double?
        if let before, now.time > before.time {
            kernelCPU = max(0, now.kernel - before.kernel) / (now.time - before.time) * 100
            let ticks = now.total - before.total
            if ticks > 0 { hostCPU = Double(now.busy - before.busy) / Double(ticks) * 100 }
        }
        return UsageReply(
            hostName: Self.hostName, processID: Int(getpid()),
            kernelCPU: (kernelCPU * 10).rounded() / 10, kernelMemory: Self.residentBytes,
            hostCPU: hostCPU.map { ($0 * 10).rounded() / 10 },
            coreCount: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), memory: Self.memory)
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        return String(
            decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func sample() -> Sample {
        var sample = Sample(time: Outbox.now)
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        sample.kernel = Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
        // cpu user nice system idle iowait irq softirq steal; what follows is contained in user.
        let line = lines(of: "/proc/stat").first ?? ""
        let ticks = line.split(separator: " ").dropFirst().prefix(8).compactMap { Int($0) }
        sample.total = ticks.reduce(0, +)
        sample.busy = sample.total - ticks.dropFirst(3).prefix(2).reduce(0, +)
        return sample
    }

    private static var residentBytes: Int {
        let pages = lines(of: "/proc/self/statm").first?.split(separator: " ").dropFirst().first
        return (pages.flatMap { Int($0) } ?? 0) * sysconf(Int32(_SC_PAGESIZE))
    }

    private static var memory: UsageReply.Memory {
        var memory = UsageReply.Memory()
        let members: [Substring: WritableKeyPath<UsageReply.Memory, Int>] = [
            "MemTotal": \.total, "MemAvailable": \.available, "MemFree": \.free,
            "Active": \.active, "Inactive": \.inactive, "Buffers": \.buffers, "Cached": \.cached,
            "Shmem": \.shared, "Slab": \.slab,
        ]
        for line in lines(of: "/proc/meminfo") {
            let parts = line.split(whereSeparator: { $0 == ":" || $0 == " " })
            guard parts.count >= 2, let member = members[parts[0]], let kilobytes = Int(parts[1])
            else { continue }
            memory[keyPath: member] = kilobytes * 1024
        }
        return memory
    }

    /// The lines of a small file that the system makes up.
    private static func lines(of path: String) -> [Substring] {
        guard let file = fopen(path, "re") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
    }
}
