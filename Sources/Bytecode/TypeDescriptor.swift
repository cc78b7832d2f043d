/// What the machine and natives know of a concrete type: how its values lie in slots, and what they are made of.
///
/// Every type has one static list of slots that hold references: cases of an enum that carry references
/// use slots of their own, zero when unused, so copying and destroying a value never looks at a tag.
/// Descriptors are never freed and are compared by identity.
package final class TypeDescriptor: @unchecked Sendable {
    package enum Kind: Sendable {
        case void, int, bool, double, float
        case integer(IntegerWidth)
        /// Text: a `String`, part of one, one character of it.
        case string, substring, character
        /// Stored properties or elements in order; tuples have labels or empty names.
        case structure, tuple
        /// A class instance: an object with identity, never copied on write.
        case classInstance
        /// Tag in slot 0, then payload slots. `indirect` cases hold a reference to a box.
        case enumeration
        /// One reference slot, 0 for nil, if the wrapped type is a lone non-optional reference; else tag (0 nil, 1 some) and payload.
        case optional
        case array, dictionary, set
        /// A function value: an object whose payload slot 0 is the function number, then captures.
        case function
        /// `any P` and `Any`: one reference. The object's descriptor is that of the value within.
        case existential
        /// An object that holds an instance of a Swift class of the number tower; one reference.
        case native
        /// A type as a value: no slots.
        case metatype
        /// A captured variable's storage.
        case cell
    }

    /// A stored property, tuple element, or payload part.
    package struct Field: Sendable {
        package let name: String
        /// First slot within the inline layout (in the box's payload for a boxed type).
        package let offset: Int
        package let type: TypeDescriptor
        /// A stored `var` of Tensor or floating type without `@noDerivative`: what optimizers train.
        package let isParameter: Bool

        package init(name: String, offset: Int, type: TypeDescriptor, isParameter: Bool = false) {
            self.name = name
            self.offset = offset
            self.type = type
            self.isParameter = isParameter
        }
    }

    package struct Case: Sendable {
        package let name: String
        package let payload: [Field]

        package init(name: String, payload: [Field]) {
            self.name = name
            self.payload = payload
        }
    }

    /// How elements of this type lie in an array.
    package enum Packing: Sendable, Equatable {
        case slots(Int)
        case byte, signedByte
        case half, signedHalf
        case word, signedWord

        package var stride: Int {
            switch self {
            case .slots(let count): count * 8
            case .byte, .signedByte: 1
            case .half, .signedHalf: 2
            case .word, .signedWord: 4
            }
        }
    }

    /// Index in the program's table of descriptors.
    package let number: Int
    /// As Swift prints it: `Array<Int>`, `Net`. Once its declaration is superseded, with the cell: `Net (In[3])`.
    package var name: String
    package let kind: Kind
    /// Slots a value takes in a frame, a field or an element.
    package private(set) var slots = 0
    /// Which of those hold references.
    package private(set) var references: [Int] = []
    /// Larger than `Layout.inlineLimit` or recursive: a value is one reference to an object with this layout.
    package private(set) var isBoxed = false
    /// The layout inside an object of this type (equals `slots` and `references` where nothing is boxed).
    package private(set) var payloadSlots = 0
    package private(set) var payloadReferences: [Int] = []
    package private(set) var packing: Packing = .slots(1)

    package var fields: [Field] = []
    package var cases: [Case] = []
    /// Element of an array or set, wrapped type of an optional, key and value of a dictionary.
    package var arguments: [TypeDescriptor] = []
    /// As Swift prints it within other values: `Swift.Array<Swift.Int>`, `main.Net`.
    package var qualifiedName: String
    /// Of a class: the class it inherits from, whose fields begin its own.
    package var superclass: TypeDescriptor?
    /// Of a class: the function number of its own `deinit`, which takes the instance.
    package var deinitializer: Int?
    /// Protocols this type conforms to, by number.
    package var conformances: Set<Int> = []
    /// Requirement number → function number, for calls through `any`. Grows as conformances are compiled.
    package var witnesses: [Int: Int] = [:]
    /// Function numbers of user-written protocol requirements that natives' callers need, by requirement
    /// name (`description`, `==`, `hash(into:)`), where the type defines its own.
    package var customFunctions: [String: Int] = [:]

    package init(number: Int, name: String, kind: Kind) {
        self.number = number
        self.name = name
        qualifiedName = name
        self.kind = kind
    }

    /// Settles the layout; once, before any value of the type exists.
    package func setLayout(
        slots: Int, references: [Int], isBoxed: Bool = false, payloadSlots: Int? = nil,
        payloadReferences: [Int]? = nil, packing: Packing? = nil
    ) {
        self.slots = slots
        self.references = references
        self.isBoxed = isBoxed
        self.payloadSlots = payloadSlots ?? slots
        self.payloadReferences = payloadReferences ?? references
        self.packing = packing ?? .slots(slots)
    }

    /// Lets go of what only code that handles values of the type asks for: there are none.
    package func forgetContents() {
        (fields, cases, arguments) = ([], [], [])
        (conformances, witnesses, customFunctions) = ([], [:], [:])
    }

    /// Whether a value is one reference that is never 0, so that an optional of it needs no tag.
    package var isNeverZero: Bool {
        switch kind {
        case .string, .substring, .character, .array, .dictionary, .set, .native, .classInstance,
            .function, .existential:
            true
        case .structure, .tuple, .enumeration: isBoxed
        default: false
        }
    }

    /// Slots that are not all 0 in any value of the type; nil if all of a value may be 0.
    package var slotsTellingInitialized: [Int]? {
        if isNeverZero { return [0] }
        switch kind {
        case .structure, .tuple: return Self.slotsTellingInitialized(fields)
        case .enumeration:
            guard let first = cases.first else { return nil }
            return Self.slotsTellingInitialized(first.payload).map { [0] + $0 }
        default: return nil
        }
    }

    private static func slotsTellingInitialized(_ fields: [Field]) -> [Int]? {
        for field in fields {
            if let slots = field.type.slotsTellingInitialized {
                return slots.map { $0 + field.offset }
            }
        }
        return nil
    }

    /// Whether a value is one reference to an object that carries this very descriptor, so that it can
    /// stand behind `any` as it is. Other values are put into a box with this descriptor.
    package var isSelfDescribing: Bool {
        switch kind {
        case .string, .substring, .array, .dictionary, .set, .native, .classInstance: true
        case .structure, .tuple, .enumeration: isBoxed
        default: false
        }
    }
}

/// Limits of the inline representation.
package enum Layout {
    /// Structs, tuples and enums with more slots than this are copy-on-write boxes.
    package static let inlineLimit = 4
}
