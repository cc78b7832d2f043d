import TensorEngine
import VirtualMachine

/// Which layer of a model computes what, while the model is applied once for a summary.
///
/// A layer is recognized by the words of its `self` in the frames that are active when an operation
/// is recorded; neither layers nor models know of it.
final class ModelTrace: NativeClass {
    static let typeName = "_ModelTrace"

    /// Whether operations are to be noted: a look at a flag is all that others pay.
    nonisolated(unsafe) static var isActive = false
    nonisolated(unsafe) private static weak var current: ModelTrace?

    /// A structure in the model, mostly a layer, and what was seen of it.
    final class Row {
        let path: String
        let type: TypePointer
        /// Whether it says that it is a layer, or has weights of its own.
        let isLayer: Bool
        /// Whether it was called by its name, as a layer is.
        var isApplied = false
        /// Where the fields are: for a structure with an object of its own, or behind `any`, in what all
        /// copies share.
        private let fields: Slots
        /// The slots of a structure that lies in line.
        private let words: [UInt64]
        /// The shape of the last result recorded within it.
        var output: Shape?
        /// Floating-point operations of its own; those of layers within it are theirs.
        var operations = 0

        init(path: String, type: TypePointer, fields: Slots, isLayer: Bool) {
            self.path = path
            self.isLayer = isLayer
            self.type = type
            self.fields = fields
            words = type.pointee.isBoxed ? [] : (0..<type.pointee.slots).map { fields[$0] }
        }

        /// As functions' names begin, without generic arguments.
        var typeName: Substring {
            type.pointee.descriptor.name.prefix { $0 != "<" && $0 != " " }
        }

        /// Whether nothing tells it from others of its kind.
        var isEmpty: Bool { !type.pointee.isBoxed && words.isEmpty }

        /// Whether `slots` hold this very structure.
        func isSelf(at slots: Slots) -> Bool { isShared(at: slots) || hasWords(at: slots) }

        /// Whether `slots` begin with the object that holds this structure.
        func isShared(at slots: Slots) -> Bool {
            slots[0] != 0 && Object(slots[0]).payload == fields
        }

        /// Whether `slots` hold the fields of this structure, which lies in line.
        func hasWords(at slots: Slots) -> Bool {
            !words.isEmpty && words.indices.allSatisfy { slots[$0] == words[$0] }
        }
    }

    let rows: [Row]
    /// Results in the order they were recorded, each with the innermost structure.
    private var results: [(node: Node, row: Row?)] = []
    /// The last structure that was seen in a frame, by the frame's place.
    private var latest: [Slots: Row] = [:]

    init(rows: [Row]) {
        self.rows = rows
        Self.current = self
        Self.isActive = true
    }

    deinit { end() }

    func end() {
        guard Self.current === self || Self.current == nil else { return }
        Self.isActive = false
    }

    /// Notes what an operation gave.
    static func note<Result>(_ result: Result, in machine: Machine) {
        guard let current else { return }
        if let tensor = result as? Tensor { current.note(tensor, machine) }
        for tensor in result as? [Tensor] ?? [] { current.note(tensor, machine) }
    }

    private func note(_ tensor: Tensor, _ machine: Machine) {
        var innermost: Row?
        machine.forEachActiveCall { name, slots in
            guard let dot = name.lastIndex(of: "."),
                let row = structure(named: name[..<dot], at: slots)
            else { return }
            row.output = tensor.shape
            if name.hasSuffix(".callAsFunction"), row.typeName == name[..<dot] {
                row.isApplied = true
            }
            if innermost == nil { innermost = row }
        }
        results.append((tensor.node, innermost))
    }

    /// The structure whose method a frame belongs to, a method of its type or of a protocol. Some are
    /// equal, or empty: these are taken to be applied in the order in which they stand.
    private func structure(named owner: Substring, at slots: Slots) -> Row? {
        let ofType = rows.filter { $0.typeName == owner }
        var fitting =
            ofType.isEmpty ? anyStructure(at: slots) : ofType.filter { $0.isSelf(at: slots) }
        if fitting.isEmpty { fitting = ofType.filter(\.isEmpty) }
        if let last = latest[slots], fitting.contains(where: { $0 === last }) { return last }
        let row = fitting.first { $0.output == nil } ?? fitting.last
        latest[slots] = row
        return row
    }

    /// What a protocol's method may belong to, whose name says nothing of the type. Words alone might be
    /// anybody's; but where they begin with an object of the model, they are those of the structure
    /// around it.
    private func anyStructure(at slots: Slots) -> [Row] {
        let shared = rows.filter { $0.isShared(at: slots) }
        let around = shared.isEmpty ? [] : rows.filter { $0.hasWords(at: slots) }
        return around.isEmpty ? shared : [around[0]]
    }

    /// Deals the operations that `output` was computed by out to the rows, and gives their sum.
    func countOperations(of output: Tensor) -> Int {
        var total = 0
        var seen: Set<Int> = []
        var open = [output.node]
        let numbers = results.map(\.node.number)
        while let node = open.popLast() {
            guard seen.insert(node.number).inserted else { continue }
            let count = node.floatingPointOperations
            total += count
            // A method may record several nodes; the last is its result.
            if count > 0, let place = numbers.firstIndex(where: { $0 >= node.number }) {
                results[place].row?.operations += count
            }
            node.forEachInput { open.append($0) }
        }
        return total
    }

    func describe() -> String { "a trace of a model" }
}
