// Error: missing-return
// swiftc: missing return in getter expected to return 'String'
enum Failure {
    case empty(String), long
    var text: String {
        switch self {
        case .empty(let field): "\(field) is empty"
        case .long: return "too long"
        }
    }
}
print(Failure.long.text)
