// Covers: process-info
import Foundation
let process = ProcessInfo.processInfo
print(process.environment["PATH"] != nil, process.environment["NO_SUCH_VARIABLE_HERE"] == nil)
print(process.environment["NO_SUCH_VARIABLE_HERE"] ?? "default")
print(process.processorCount >= 1, process.activeProcessorCount >= 1)
print(process.systemUptime > 0, process.physicalMemory > 1_000_000)
print(process.arguments.count >= 1, process.processIdentifier > 0, CommandLine.arguments.isEmpty)
let first = process.systemUptime
let second = process.systemUptime
print(second >= first, second - first < 10)
print(FileManager.default.currentDirectoryPath.hasPrefix("/"))
print(FileManager.default.temporaryDirectory.path.isEmpty, FileManager.default.fileExists(atPath: "/"))
