// Error: type-mismatch
// swiftc: expression pattern
struct P { var text: String }
switch "abc" {
case P(text: "a"): print("a")
default: print("other")
}
