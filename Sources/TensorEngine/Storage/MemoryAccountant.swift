import Diagnostics
import Foundation

/// Counts the bytes that values hold and refuses what would not fit, so that a mistake is an error
/// in a cell and not a killed process. Used from the executing thread only.
package enum MemoryAccountant {
    /// Most bytes that may be held: by default 80 % of the machine's memory or of the control
    /// group's limit, whichever is smaller.
    package nonisolated(unsafe) static var limit: Int = {
        var limit = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        // Of the second and of the first version of control groups.
        for file in ["memory.max", "memory/memory.limit_in_bytes"] {
            if let text = try? String(contentsOfFile: "/sys/fs/cgroup/\(file)", encoding: .utf8),
                let most = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)), most < limit
            {
                limit = most
            }
        }
        return limit / 10 * 8
    }()

    /// Bytes held now, spare buffers included.
    package nonisolated(unsafe) static var used = 0

    /// Counts `bytes` more, or throws `out-of-memory` saying what they were for.
    package static func reserve(_ bytes: Int, for what: @autoclosure () -> String) throws {
        if used &+ bytes > limit || bytes < 0 {
            BufferPool.clear()
            guard bytes >= 0, bytes <= limit - min(used, limit) else {
                throw Failure(
                    id: "out-of-memory",
                    "\(what()) needs \(format(bytes)); \(format(max(0, limit - used))) "
                        + "of \(format(limit)) are free",
                    hint: "work in smaller batches, or set variables that are not needed to nil")
            }
        }
        used += bytes
    }

    /// Gives back what `reserve` counted.
    package static func release(_ bytes: Int) { used -= bytes }

    /// Bytes as people read them: `1.5 GB`.
    package static func format(_ bytes: Int) -> String {
        var value = Double(bytes)
        for unit in ["bytes", "kB", "MB", "GB"] {
            if value < 1000 || unit == "GB" {
                return unit == "bytes"
                    ? "\(bytes) bytes" : "\(Double(Int(value * 10)) / 10) \(unit)"
            }
            value /= 1000
        }
        return "\(bytes) bytes"
    }
}
