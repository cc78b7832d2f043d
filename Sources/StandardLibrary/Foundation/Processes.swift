import Diagnostics
import Foundation
import VirtualMachine

extension CoreLibrary {
    static let processes = [
        LibraryGroup {
            Builtin(
                source: """
                    /// What is known of the running program and its computer.
                    struct ProcessInfo {
                        init() {}
                        /// The one there is.
                        static var processInfo: ProcessInfo { ProcessInfo() }
                        /// The environment variables.
                        var environment: [String: String] {
                            let entries = _environment()
                            var result: [String: String] = [:]
                            for i in 0..<entries.count / 2 { result[entries[2 * i]] = entries[2 * i + 1] }
                            return result
                        }
                        /// The words of the command that started the program.
                        var arguments: [String] { _arguments() }
                        /// How many processors the computer has.
                        var processorCount: Int { _processFact(0) }
                        var activeProcessorCount: Int { _processFact(1) }
                        /// Bytes of memory.
                        var physicalMemory: UInt64 { UInt64(_processFact(2)) }
                        var processIdentifier: Int32 { Int32(_processFact(3)) }
                        /// Seconds since the computer was started.
                        var systemUptime: Double { _uptime() }
                        var processName: String { _processText(0) }
                        var hostName: String { _processText(1) }
                        var operatingSystemVersionString: String { _processText(2) }
                        var globallyUniqueString: String { UUID().uuidString }
                    }

                    /// The command that started the program.
                    enum CommandLine {
                        static var arguments: [String] { _arguments() }
                        static var argc: Int32 { Int32(_arguments().count) }
                    }

                    /// A number that nothing else has.
                    struct UUID: Hashable, CustomStringConvertible, CustomDebugStringConvertible {
                        /// The number as text.
                        let uuidString: String
                        /// A new one.
                        init() { uuidString = _newUUID() }
                        /// The number that a text is; nil if it is none.
                        init?(uuidString string: String) {
                            guard let text = _checkedUUID(string) else { return nil }
                            uuidString = text
                        }
                        var description: String { uuidString }
                        var debugDescription: String { uuidString }
                    }
                    """)
            Builtin("func _environment() -> [String]") {
                ProcessInfo.processInfo.environment.sorted { $0.key < $1.key }
                    .flatMap { [$0.key, $0.value] }
            }
            Builtin("func _arguments() -> [String]") { CommandLine.arguments }
            Builtin("func _processFact(_ fact: Int) -> Int") { (fact: Int) in
                let process = ProcessInfo.processInfo
                return switch fact {
                case 0: process.processorCount
                case 1: process.activeProcessorCount
                case 2: Int(clamping: process.physicalMemory)
                default: Int(process.processIdentifier)
                }
            }
            Builtin("func _uptime() -> Double") { ProcessInfo.processInfo.systemUptime }
            Builtin("func _processText(_ fact: Int) -> String") { (fact: Int) in
                let process = ProcessInfo.processInfo
                return switch fact {
                case 0: process.processName
                case 1: process.hostName
                default: process.operatingSystemVersionString
                }
            }
            Builtin("func _newUUID() -> String") { UUID().uuidString }
            Builtin("func _checkedUUID(_ text: String) -> String?") { (text: String) in
                UUID(uuidString: text)?.uuidString
            }
            Builtin(
                """
                /// Ends the program; in a notebook it is the cell that ends, with an error.
                func exit(_ status: Int32) -> Never
                """
            ) { (status: Int32) -> Void in
                throw Failure(
                    id: "exit-called", "exit(\(status)) ends the cell; the notebook goes on",
                    hint: "'return' leaves a function, 'break' a loop")
            }
        }
    ]
}
