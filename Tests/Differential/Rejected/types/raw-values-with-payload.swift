// Error: raw-value-with-payload
// swiftc: enum with raw type cannot have cases with arguments
enum Token: String {
    case word(String)
    case end
}
