import Bytecode

/// Consecutive 64-bit slots: of a frame, of an object's payload, of an array's element.
package typealias Slots = UnsafeMutablePointer<UInt64>

/// The machine's own form of a `TypeDescriptor`; never freed, so it is compared and kept by
/// address.
package typealias TypePointer = UnsafeMutablePointer<TypeRecord>

/// A `TypeDescriptor` as plain memory, so that copying and releasing values touches no Swift
/// object.
package struct TypeRecord {
    /// `TypeDescriptor.Kind` without payloads.
    package enum Kind: UInt8 {
        case void, int, bool, double, float, integer, string, substring, character, structure, tuple
        case classInstance, enumeration, optional, array, dictionary, set, function, existential
        case native, metatype, cell
    }

    /// How elements of this type lie in an array. Narrow integers are widened when they are read.
    package enum Packing: UInt8 {
        case slots, byte, signedByte, half, signedHalf, word, signedWord
    }

    package var kind = Kind.void
    package var packing = Packing.slots
    /// Whether a value is one reference to an object with `payloadSlots`.
    package var isBoxed = false
    /// Whether a value can stand behind `any` without a box of its own.
    package var isSelfDescribing = false
    /// Whether a value is exactly one reference that is never 0, so that an optional of it needs no
    /// tag.
    package var isLoneReference = false
    package var width: IntegerWidth?
    /// Slots of a value in a frame or a field.
    package var slots = 0
    /// Bytes of a value as an array element.
    package var stride = 0
    package var payloadSlots = 0
    /// Which slots of a value hold references.
    package var references = SlotList()
    /// Which slots of an object of this type hold references.
    package var payloadReferences = SlotList()
    /// Element of an array or set, wrapped type of an optional, key of a dictionary.
    package var element: TypePointer?
    /// Value of a dictionary.
    package var value: TypePointer?
    /// Requirement number → function number + 1, filled as calls through `any` come by; 0 is
    /// unknown.
    var witnesses: UnsafeMutablePointer<UInt32>?
    var witnessCapacity = 0
    /// Of an enum: by case, the object that all values of a case without payload share; 0 until one is
    /// needed.
    var cases: Slots?
    /// Of a class: the class it inherits from.
    package var superclass: TypePointer?
    /// Of a class: the function number of its own `deinit`; -1 for none.
    var deinitializer = -1
    /// Index in the program's table; -1 where only the machine has needed the type so far.
    package var number = -1
    var source: Unmanaged<TypeDescriptor>
    /// The fields of a structure or tuple; nil until a native first walks over a value.
    var fields: UnsafeMutableBufferPointer<FieldRecord>?
    /// What of such a value may be or hold a parameter; nil until it is first asked for.
    var parameterParts: UnsafeMutableBufferPointer<Part>?
    /// Objects of this type that do not lie in slabs.
    var largeObjects = 0

    /// A field of a structure or tuple in plain memory.
    package struct FieldRecord {
        /// The first slot within the inline layout (in the box's payload for a boxed type).
        package let offset: Int
        package let type: TypePointer
        /// What optimizers train: see `TypeDescriptor.Field`.
        package let isParameter: Bool
    }

    /// A part of a structure or tuple, however deep in others whose fields lie within it.
    package struct Part {
        /// The first slot, from the whole value's first.
        package let offset: Int
        package let type: TypePointer
        /// Whether it lies in a structure; parts of tuples alone are what the whole is.
        package var isField = false
        /// What the field that it is says; see `FieldRecord`.
        package var isParameter = true
        /// Whether a structure that it lies in is no parameter.
        package var isFrozen = false
    }

    /// Whether a program may have written this type's `==`, `hash(into:)` or `description`. Of the
    /// built-in types the machine knows them better.
    var hasOwnFunctions: Bool {
        kind == .structure || kind == .enumeration || kind == .classInstance
    }

    /// The descriptor this was made from.
    package var descriptor: TypeDescriptor { source.takeUnretainedValue() }

    /// A fixed list of slot numbers in plain memory, in increasing order.
    package struct SlotList {
        package private(set) var count = 0
        private var storage: UnsafeMutablePointer<Int>?

        init() {}

        init(_ slots: [Int]) {
            guard !slots.isEmpty else { return }
            count = slots.count
            let copy = UnsafeMutablePointer<Int>.allocate(capacity: slots.count)
            copy.initialize(from: slots.sorted(), count: slots.count)
            storage = copy
        }

        @inline(__always)
        package subscript(index: Int) -> Int { storage.unsafelyUnwrapped[index] }

        func deallocate() { storage?.deallocate() }
    }
}

extension TypeRecord.Kind {
    /// The payload-free form of a descriptor's kind.
    init(_ kind: TypeDescriptor.Kind) {
        self =
            switch kind {
            case .void: .void
            case .int: .int
            case .bool: .bool
            case .double: .double
            case .float: .float
            case .integer: .integer
            case .string: .string
            case .substring: .substring
            case .character: .character
            case .structure: .structure
            case .tuple: .tuple
            case .classInstance: .classInstance
            case .enumeration: .enumeration
            case .optional: .optional
            case .array: .array
            case .dictionary: .dictionary
            case .set: .set
            case .function: .function
            case .existential: .existential
            case .native: .native
            case .metatype: .metatype
            case .cell: .cell
            }
    }
}

extension TypeRecord {
    /// Copies what the descriptor says about layout; references to other records are the caller's
    /// part.
    init(layoutOf descriptor: TypeDescriptor) {
        source = .passRetained(descriptor)
        kind = Kind(descriptor.kind)
        if case .integer(let integerWidth) = descriptor.kind { width = integerWidth }
        number = descriptor.number
        isBoxed = descriptor.isBoxed
        isSelfDescribing = descriptor.isSelfDescribing
        slots = descriptor.slots
        deinitializer = descriptor.deinitializer ?? -1
        payloadSlots = descriptor.payloadSlots
        references = SlotList(descriptor.references)
        payloadReferences = SlotList(descriptor.payloadReferences)
        stride = descriptor.packing.stride
        packing =
            switch descriptor.packing {
            case .slots: .slots
            case .byte: .byte
            case .signedByte: .signedByte
            case .half: .half
            case .signedHalf: .signedHalf
            case .word: .word
            case .signedWord: .signedWord
            }
        isLoneReference = descriptor.isNeverZero
    }
}
