var stack = Stack<String>()
print(stack.count)
