/// Asks what the kernel uses of its machine.
package struct UsageRequest: RequestContent {
    package typealias Reply = UsageReply
    package static let messageType = "usage_request"

    package init(_ content: JSONValue) {}
}

/// What the kernel uses of its machine, under the names that ipykernel gives.
package struct UsageReply: MessageContent {
    package static let messageType = "usage_reply"

    /// The machine's memory in bytes.
    package struct Memory: Sendable, Equatable {
        package var total = 0
        package var available = 0
        package var free = 0
        package var active = 0
        package var inactive = 0
        package var buffers = 0
        package var cached = 0
        package var shared = 0
        package var slab = 0

        package init() {}

        var used: Int { max(0, total - available) }
        var percent: Double {
            total > 0 ? (Double(used) / Double(total) * 1000).rounded() / 10 : 0
        }
    }

    package let hostName: String
    package let processID: Int
    /// In percent of one core since the last request; 100 for a core that is always busy.
    package let kernelCPU: Double
    /// Resident bytes.
    package let kernelMemory: Int
    /// In percent of all cores since the last request; nil at the first.
    package let hostCPU: Double?
    package let coreCount: Int
    package let memory: Memory

    package init(
        hostName: String, processID: Int, kernelCPU: Double, kernelMemory: Int, hostCPU: Double?,
        coreCount: Int, memory: Memory
    ) {
        self.hostName = hostName
        self.processID = processID
        self.kernelCPU = kernelCPU
        self.kernelMemory = kernelMemory
        self.hostCPU = hostCPU
        self.coreCount = coreCount
        self.memory = memory
    }

    package func write(to json: inout JSONWriter) {
        json.member("hostname", hostName)
        json.member("pid", processID)
        json.key("kernel_cpu")
        json.number(kernelCPU)
        json.member("kernel_memory", kernelMemory)
        if let hostCPU {
            json.key("host_cpu_percent")
            json.number(hostCPU)
        }
        json.member("cpu_count", coreCount)
        json.member("host_virtual_memory") { json in
            json.member("total", memory.total)
            json.member("available", memory.available)
            json.key("percent")
            json.number(memory.percent)
            json.member("used", memory.used)
            json.member("free", memory.free)
            json.member("active", memory.active)
            json.member("inactive", memory.inactive)
            json.member("buffers", memory.buffers)
            json.member("cached", memory.cached)
            json.member("shared", memory.shared)
            json.member("slab", memory.slab)
        }
    }
}
