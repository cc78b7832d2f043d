/// Operators that the checker treats alike.
enum OperatorFamily {
    /// Operands and result are of one type.
    case arithmetic
    /// Operands are of one type, the result is a `Bool`.
    case comparison
    /// The result is of the left operand's type, the right one may be of another.
    case shift
    case other

    /// Asked several times of every operator, so without hashing its name.
    init(_ name: String) {
        let bytes = name.utf8
        switch bytes.count {
        case 1:
            switch bytes.first {
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
                UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"):
                self = .arithmetic
            case UInt8(ascii: "<"), UInt8(ascii: ">"): self = .comparison
            default: self = .other
            }
        case 2:
            switch name {
            case "==", "!=", "<=", ">=": self = .comparison
            case "&+", "&-", "&*": self = .arithmetic
            case "<<", ">>": self = .shift
            default: self = .other
            }
        case 3: self = name == "&<<" || name == "&>>" ? .shift : .other
        default: self = .other
        }
    }
}
