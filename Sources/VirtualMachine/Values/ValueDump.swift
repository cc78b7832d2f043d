import Bytecode
import Diagnostics

/// Values with their parts, one a line, as Swift's `dump` writes them.
extension Machine {
    package func dump(_ slots: Slots, as type: TypePointer, name: String?) throws -> String {
        var dump = Dump()
        try write(.value(slots, type), name: name, to: &dump, depth: 0)
        return dump.text
    }

    private struct Dump {
        var text = ""
        /// Instances by identity, in the order in which they were met: each is opened once.
        var instances: [UInt64: Int] = [:]
    }

    /// What has a line of its own.
    private enum Node {
        case value(Slots, TypePointer)
        /// Several values that lie at a place: what a case carries, a dictionary's entry.
        case group([Part])
        /// The properties that an instance has from a superclass.
        case inherited(Slots, TypeDescriptor)
    }

    private struct Part {
        var name: String?
        var node: Node
    }

    private func write(_ node: Node, name: String?, to dump: inout Dump, depth: Int) throws {
        guard depth < Self.nestingLimit else { throw nestedTooDeeply("dump") }
        if interruption.isRequested { throw Interrupted() }
        if case .value(let slots, let type) = node, type.pointee.kind == .existential {
            let object = Object(slots[0])
            guard object.type.pointee.isSelfDescribing else {
                return try write(
                    .value(object.payload, object.type), name: name, to: &dump, depth: depth)
            }
            var slot = slots[0]
            return try withUnsafeMutablePointer(to: &slot) {
                try write(.value($0, object.type), name: name, to: &dump, depth: depth)
            }
        }
        var count = 0
        try eachPart(of: node) { _ in count += 1 }
        dump.text += String(repeating: " ", count: 2 * depth) + (count == 0 ? "- " : "▿ ")
        if let name { dump.text += "\(name): " }
        dump.text += try summary(of: node, count)
        var isKnown = false
        if case .value(let slots, let type) = node, type.pointee.kind == .classInstance {
            let number = dump.instances[slots[0]] ?? dump.instances.count
            isKnown = dump.instances.updateValue(number, forKey: slots[0]) != nil
            dump.text += " #\(number)"
        }
        dump.text += "\n"
        if isKnown { return }
        try eachPart(of: node) {
            try write($0.node, name: $0.name, to: &dump, depth: depth + 1)
        }
    }

    /// The line of a value itself.
    private func summary(of node: Node, _ count: Int) throws -> String {
        func counted(_ one: String, _ many: String) -> String {
            "\(count) \(count == 1 ? one : many)"
        }
        guard case .value(let slots, let declared) = node else {
            if case .inherited(_, let type) = node { return type.qualifiedName }
            return "(\(counted("element", "elements")))"
        }
        let type = own(slots, declared)
        switch type.pointee.kind {
        case .tuple: return "(\(counted("element", "elements")))"
        case .array: return counted("element", "elements")
        case .set: return counted("member", "members")
        case .dictionary: return counted("key/value pair", "key/value pairs")
        case .structure, .enumeration:
            let descriptor = type.pointee.descriptor
            let functions = descriptor.customFunctions
            if functions["debugDescription"] != nil || functions["description"] != nil {
                return try describeNested(slots, as: type)
            }
            guard type.pointee.kind == .enumeration else { return descriptor.qualifiedName }
            let chosen = Int(payload(of: slots, as: type)[0])
            return "\(descriptor.qualifiedName).\(descriptor.cases[chosen].name)"
        default: return try describeNested(slots, as: type)
        }
    }

    /// An instance's own class, whatever its variable is declared.
    private func own(_ slots: Slots, _ type: TypePointer) -> TypePointer {
        type.pointee.kind == .classInstance ? Object(slots[0]).type : type
    }

    private func eachPart(of node: Node, _ visit: (Part) throws -> Void) throws {
        switch node {
        case .group(let parts): for part in parts { try visit(part) }
        case .inherited(let slots, let type): try eachProperty(of: type, at: slots, visit)
        case .value(let slots, let declared):
            let type = own(slots, declared)
            switch type.pointee.kind {
            case .tuple, .structure:
                let content = payload(of: slots, as: type)
                for part in parts(type.pointee.descriptor.fields, at: content) { try visit(part) }
            case .classInstance:
                try eachProperty(
                    of: type.pointee.descriptor, at: payload(of: slots, as: type), visit)
            case .enumeration:
                let content = payload(of: slots, as: type)
                let chosen = type.pointee.descriptor.cases[Int(content[0])]
                let carried = parts(chosen.payload, at: content)
                if carried.count == 1, chosen.payload[0].name.isEmpty {
                    try visit(Part(name: chosen.name, node: carried[0].node))
                } else if !carried.isEmpty {
                    try visit(Part(name: chosen.name, node: .group(carried)))
                }
            case .optional:
                guard slots[0] != 0, let wrapped = type.pointee.element else { return }
                let content = wrapped.pointee.isLoneReference ? slots : slots + 1
                try visit(Part(name: "some", node: .value(content, wrapped)))
            case .array: try eachElement(of: Object(slots[0]), visit)
            case .set, .dictionary: try eachEntry(of: HashTable(Object(slots[0])), visit)
            default: return
            }
        }
    }

    private func parts(_ fields: [TypeDescriptor.Field], at slots: Slots) -> [Part] {
        fields.enumerated().map { index, field in
            Part(
                name: field.name.isEmpty ? ".\(index)" : field.name,
                node: .value(slots + field.offset, type(of: field.type)))
        }
    }

    /// A superclass's properties as a part of their own, then the class's.
    private func eachProperty(
        of type: TypeDescriptor, at slots: Slots, _ visit: (Part) throws -> Void
    ) throws {
        var own = type.fields
        if let upper = type.superclass {
            try visit(Part(name: "super", node: .inherited(slots, upper)))
            own.removeFirst(min(upper.fields.count, own.count))
        }
        for part in parts(own, at: slots) { try visit(part) }
    }

    private func eachElement(of array: Object, _ visit: (Part) throws -> Void) throws {
        guard let element = array.type.pointee.element else { return }
        try withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, element.pointee.slots))
        {
            guard let slots = $0.baseAddress else { return }
            for index in 0..<array.arrayCount {
                heap.borrowElement(index, of: array, to: slots)
                try visit(Part(name: nil, node: .value(slots, element)))
            }
        }
    }

    private func eachEntry(of table: HashTable, _ visit: (Part) throws -> Void) throws {
        for entry in 0..<table.end where table.isLive(entry) {
            let key = Node.value(table.key(of: entry), table.keyType)
            guard let valueType = table.valueType else {
                try visit(Part(name: nil, node: key))
                continue
            }
            let value = Node.value(table.value(of: entry), valueType)
            try visit(
                Part(
                    name: nil,
                    node: .group([Part(name: "key", node: key), Part(name: "value", node: value)])))
        }
    }
}
