// Error: ambiguous-type
// swiftc: generic parameter 'Element' could not be inferred
struct Stack<Element> { static func limit() -> Int { 3 } }
print(Stack.limit())
