import Bytecode
import Diagnostics

/// `==` and hashing of values of any type, by descriptor; a type's own `==` and `hash(into:)` win.
extension Machine {
    /// Whether two values of `type` are equal.
    package func areEqual(_ a: Slots, _ b: Slots, as type: TypePointer, depth: Int = 0) throws
        -> Bool
    {
        switch type.pointee.kind {
        case .int, .integer, .bool: return a[0] == b[0]
        case .double: return double(a[0]) == double(b[0])
        case .float: return float(a[0]) == float(b[0])
        case .string, .character:
            return a[0] == b[0] || Object(a[0]).string.pointee == Object(b[0]).string.pointee
        case .substring:
            return Object(a[0]).substring.pointee == Object(b[0]).substring.pointee
        case .void: return true
        case .metatype: return type.pointee.slots == 0 || a[0] == b[0]
        default: break
        }
        guard depth < Self.nestingLimit else { throw nestedTooDeeply("compare") }
        if type.pointee.hasOwnFunctions,
            let function = type.pointee.descriptor.customFunctions["=="]
        {
            let width = type.pointee.slots
            return try call(
                function: function,
                arguments: {
                    $0.update(from: a, count: width)
                    ($0 + width).update(from: b, count: width)
                },
                results: { $0[0] != 0 })
        }
        switch type.pointee.kind {
        case .optional:
            guard a[0] != 0, b[0] != 0 else { return a[0] == b[0] }
            let wrapped = type.pointee.element.unsafelyUnwrapped
            let skip = wrapped.pointee.isLoneReference ? 0 : 1
            return try areEqual(a + skip, b + skip, as: wrapped, depth: depth + 1)
        case .tuple, .structure:
            return try areEqual(
                type.pointee.descriptor.fields, payload(of: a, as: type), payload(of: b, as: type),
                depth)
        case .enumeration:
            let (a, b) = (payload(of: a, as: type), payload(of: b, as: type))
            guard a[0] == b[0] else { return false }
            return try areEqual(type.pointee.descriptor.cases[Int(a[0])].payload, a, b, depth)
        case .array: return try areEqualArrays(Object(a[0]), Object(b[0]), depth)
        case .dictionary, .set: return try areEqualTables(Object(a[0]), Object(b[0]), depth)
        case .existential:
            let (a, b) = (Object(a[0]), Object(b[0]))
            guard a.type == b.type else { return false }
            var (slotA, slotB) = (a.slot, b.slot)
            return a.type.pointee.isSelfDescribing
                ? try areEqual(&slotA, &slotB, as: a.type, depth: depth + 1)
                : try areEqual(a.payload, b.payload, as: a.type, depth: depth + 1)
        default: return a[0] == b[0]
        }
    }

    private func areEqual(
        _ fields: [TypeDescriptor.Field], _ a: Slots, _ b: Slots, _ depth: Int
    ) throws -> Bool {
        for field in fields {
            let equal = try areEqual(
                a + field.offset, b + field.offset, as: self.type(of: field.type), depth: depth + 1)
            if !equal { return false }
        }
        return true
    }

    private func areEqualArrays(_ a: Object, _ b: Object, _ depth: Int) throws -> Bool {
        guard a.arrayCount == b.arrayCount else { return false }
        // Swift's arrays that share storage are equal without a look at their elements, NaN
        // included.
        guard a.header != b.header else { return true }
        let element = a.type.pointee.element.unsafelyUnwrapped
        let width = max(1, element.pointee.slots)
        return try withUnsafeTemporaryAllocation(of: UInt64.self, capacity: width * 2) {
            let slots = $0.baseAddress.unsafelyUnwrapped
            for index in 0..<a.arrayCount {
                if index & 0xFFF == 0, interruption.isRequested { throw Interrupted() }
                heap.borrowElement(index, of: a, to: slots)
                heap.borrowElement(index, of: b, to: slots + width)
                guard try areEqual(slots, slots + width, as: element, depth: depth + 1) else {
                    return false
                }
            }
            return true
        }
    }

    private func areEqualTables(_ a: Object, _ b: Object, _ depth: Int) throws -> Bool {
        let (left, right) = (HashTable(a), HashTable(b))
        guard left.count == right.count else { return false }
        for entry in 0..<left.end where left.isLive(entry) {
            let key = left.key(of: entry)
            let found = try right.find(hash: left.hash(of: entry)) {
                try areEqual($0, key, as: left.keyType, depth: depth + 1)
            }
            guard let found else { return false }
            if let valueType = left.valueType {
                let equal = try areEqual(
                    left.value(of: entry), right.value(of: found), as: valueType, depth: depth + 1)
                if !equal { return false }
            }
        }
        return true
    }

    // MARK: Hashing

    /// A hash that is equal for equal values of `type`, the same in every session. Never 0.
    package func hash(_ slots: Slots, as type: TypePointer) throws -> UInt64 {
        try mixHash(0x9E37_79B9_7F4A_7C15, slots, as: type, depth: 0) | 1 << 63
    }

    /// Adds a value of `type` to a running hash.
    package func mixHash(
        _ state: UInt64, _ slots: Slots, as type: TypePointer, depth: Int
    ) throws -> UInt64 {
        switch type.pointee.kind {
        case .int, .integer, .bool: return mix(state, slots[0])
        // Both zeros are equal, so they hash alike.
        case .double: return mix(state, (double(slots[0]) + 0).bitPattern)
        case .float: return mix(state, UInt64((float(slots[0]) + 0).bitPattern))
        case .string, .character: return hashText(state, Object(slots[0]).string.pointee)
        case .substring: return hashText(state, Object(slots[0]).substring.pointee)
        case .void, .metatype: return state
        default: break
        }
        guard depth < Self.nestingLimit else { throw nestedTooDeeply("hash") }
        let type = type.pointee.kind == .classInstance ? Object(slots[0]).type : type
        if type.pointee.hasOwnFunctions,
            let function = type.pointee.descriptor.customFunctions["hash(into:)"]
        {
            let width = type.pointee.slots
            var hasher = state
            return try withUnsafeMutablePointer(to: &hasher) { hasher in
                try call(
                    function: function,
                    arguments: {
                        $0.update(from: slots, count: width)
                        $0[width] = UInt64(UInt(bitPattern: hasher))
                    },
                    results: { _ in hasher.pointee })
            }
        }
        switch type.pointee.kind {
        case .optional:
            guard slots[0] != 0 else { return mix(state, 0) }
            let wrapped = type.pointee.element.unsafelyUnwrapped
            let value = wrapped.pointee.isLoneReference ? slots : slots + 1
            return try mixHash(mix(state, 1), value, as: wrapped, depth: depth + 1)
        case .tuple, .structure:
            return try mixHash(
                state, type.pointee.descriptor.fields, payload(of: slots, as: type), depth)
        case .enumeration:
            let payload = payload(of: slots, as: type)
            let chosen = type.pointee.descriptor.cases[Int(payload[0])]
            return try mixHash(mix(state, payload[0]), chosen.payload, payload, depth)
        case .array:
            let array = Object(slots[0])
            let element = array.type.pointee.element.unsafelyUnwrapped
            var state = mix(state, UInt64(array.arrayCount))
            try withUnsafeTemporaryAllocation(
                of: UInt64.self, capacity: max(1, element.pointee.slots)
            ) {
                let slots = $0.baseAddress.unsafelyUnwrapped
                for index in 0..<array.arrayCount {
                    heap.borrowElement(index, of: array, to: slots)
                    state = try mixHash(state, slots, as: element, depth: depth + 1)
                }
            }
            return state
        case .dictionary, .set:
            // Order does not matter to equality, so the entries' hashes are added.
            let table = HashTable(Object(slots[0]))
            var sum: UInt64 = 0
            for entry in 0..<table.end where table.isLive(entry) {
                sum &+=
                    try table.valueType.map {
                        try mixHash(
                            table.hash(of: entry), table.value(of: entry), as: $0, depth: depth + 1)
                    } ?? table.hash(of: entry)
            }
            return mix(state, sum)
        case .existential:
            let object = Object(slots[0])
            var slot = object.slot
            return object.type.pointee.isSelfDescribing
                ? try mixHash(state, &slot, as: object.type, depth: depth + 1)
                : try mixHash(state, object.payload, as: object.type, depth: depth + 1)
        default: return mix(state, slots[0])
        }
    }

    private func mixHash(
        _ state: UInt64, _ fields: [TypeDescriptor.Field], _ slots: Slots, _ depth: Int
    ) throws -> UInt64 {
        var state = state
        for field in fields {
            state = try mixHash(
                state, slots + field.offset, as: self.type(of: field.type), depth: depth + 1)
        }
        return state
    }

    /// One round of a multiply-and-fold mixer: both halves of a 128-bit product, added without
    /// carry.
    @inline(__always)
    func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word &* 0xD6E8_FEB8_6659_FD93)
            .multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
