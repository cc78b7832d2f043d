import JupyterProtocol
import NotebookSession
import Synchronization

/// Answers the debugger's questions about variables, from which JupyterLab fills its variable panel.
///
/// The kernel never stops at a line: it accepts breakpoints without verifying them. Works on the
/// analysis thread, also while a cell runs; values are then those of the last look.
final class DebugHandler: RequestHandler {
    private struct State {
        var isStarted = false
        /// What references stand for: a variable, and which part of which part of it.
        var places: [(name: String, path: [Int])] = []
        /// Values as they were last seen, by name.
        var seen: [String: VariableSummary] = [:]
    }

    private let session: Promise<Session>
    private let state = Mutex(State())

    init(session: Promise<Session>) { self.session = session }

    func reply(to request: DebugRequest, in scope: RequestScope) -> DebugReply? {
        let result = answer(request)
        if request.command == "initialize", case .success = result {
            scope.outbox.post(scope.broadcast(DebugEvent("initialized")))
        }
        return DebugReply(to: request, result)
    }

    private func answer(_ request: DebugRequest) -> DebugReply.Result {
        let arguments = request.arguments
        switch request.command {
        case "debugInfo": return .success(.state(isStarted: state.withLock { $0.isStarted }))
        case "initialize":
            state.withLock { $0.isStarted = true }
            return .success(.capabilities)
        case "disconnect", "terminate":
            state.withLock { $0 = State() }
            return .success(.done)
        case "attach", "configurationDone", "setExceptionBreakpoints": return .success(.done)
        case "inspectVariables": return .success(.variables(variables()))
        case "variables":
            let reference = arguments["variablesReference"]?.intValue ?? 0
            return .success(.variables(parts(of: reference)))
        case "richInspectVariables":
            let name = arguments["variableName"]?.stringValue ?? ""
            guard let bundle = session.value.richValue(of: name) else {
                return .failure("the value of '\(name)' cannot be shown now")
            }
            return .success(.rich(bundle))
        case "dumpCell":
            let code = Array((arguments["code"]?.stringValue ?? "").utf8)
            let hash = MurmurHash2.hash(code, seed: UInt32(DebugBody.hashSeed))
            return .success(
                .cell(path: "\(DebugBody.cellPathPrefix)\(hash)\(DebugBody.cellPathSuffix)"))
        case "setBreakpoints":
            let lines = (arguments["breakpoints"]?.arrayValue ?? []).compactMap {
                $0["line"]?.intValue
            }
            return .success(.breakpoints(lines: lines))
        default:
            return .failure("Swiftlet shows variables but does not do '\(request.command)'")
        }
    }

    private func variables() -> [DebugVariable] {
        let found = session.value.variables()
        return state.withLock { state in
            state.places = []
            var seen: [String: VariableSummary] = [:]
            defer { state.seen = seen }
            return found.map { variable in
                let last = state.seen[variable.name].flatMap {
                    $0.type == variable.type ? $0 : nil
                }
                let shown = variable.value == nil ? last ?? variable : variable
                seen[variable.name] = shown
                return Self.listed(shown, (variable.name, []), &state)
            }
        }
    }

    private func parts(of reference: Int) -> [DebugVariable] {
        guard
            let place = state.withLock({ state in
                // Any number may come, also one that nothing can be taken from.
                reference > 0 && reference <= state.places.count
                    ? state.places[reference - 1] : nil
            })
        else { return [] }
        let parts = session.value.parts(of: place.name, at: place.path) ?? []
        return state.withLock { state in
            parts.enumerated().map { index, part in
                Self.listed(part, (place.name, place.path + [index]), &state)
            }
        }
    }

    private static func listed(
        _ variable: VariableSummary, _ place: (name: String, path: [Int]), _ state: inout State
    ) -> DebugVariable {
        if variable.hasParts { state.places.append(place) }
        return DebugVariable(
            name: variable.name, value: variable.value ?? "…",
            type: variable.value == nil ? variable.type : typeNames[variable.type] ?? variable.type,
            reference: variable.hasParts ? state.places.count : 0)
    }

    /// JupyterLab's tree of variables shows the values of types that it knows by Python's names, and
    /// of all others the type alone.
    private static let typeNames = [
        "Int": "int", "Double": "float", "Float": "float", "Bool": "bool", "String": "str",
    ]
}

/// MurmurHash2 (Austin Appleby, 32 bits), by which JupyterLab names the text of a cell.
enum MurmurHash2 {
    static func hash(_ bytes: [UInt8], seed: UInt32) -> UInt32 {
        let multiplier: UInt32 = 0x5bd1_e995
        var hash = seed ^ UInt32(truncatingIfNeeded: bytes.count)
        var index = 0
        while index + 4 <= bytes.count {
            var word = (0..<4).reduce(UInt32(0)) {
                $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1)
            }
            word = word &* multiplier
            word ^= word >> 24
            hash = hash &* multiplier ^ (word &* multiplier)
            index += 4
        }
        let rest = bytes[index...]
        if !rest.isEmpty {
            for (position, byte) in rest.enumerated() {
                hash ^= UInt32(byte) << UInt32(8 * position)
            }
            hash = hash &* multiplier
        }
        hash ^= hash >> 13
        hash = hash &* multiplier
        return hash ^ hash >> 15
    }
}
