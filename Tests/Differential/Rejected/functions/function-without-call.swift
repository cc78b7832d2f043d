// Error: uncalled-function
// swiftc: function is unused
func greet() { print("hello") }
greet
print("done")
