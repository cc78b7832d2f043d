// Error: misplaced-attribute
// swiftc: 'main' attribute cannot be used in a module that contains top-level code
@main struct App { static func main() { print("hi") } }
