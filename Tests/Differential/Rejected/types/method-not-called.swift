// Error: type-mismatch
// swiftc: function produces expected type 'String'; did you mean to call it with '()'?
struct Greeter { func greet() -> String { "hi" } }
let text: String = Greeter().greet
print(text)
