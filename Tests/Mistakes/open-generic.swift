struct Stack<Element> { static func limit() -> Int { 3 } }
print(Stack.limit())
