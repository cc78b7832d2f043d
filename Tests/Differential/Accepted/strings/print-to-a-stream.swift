// Covers: print-options
struct Log: TextOutputStream { var text = ""; mutating func write(_ s: String) { text += "[" + s + "]" } }
var log = Log()
print("a", 1, to: &log)
print("b", terminator: "", to: &log)
print(1, 2, 3, separator: "-", terminator: "!", to: &log)
print(log.text)
var s = ""
print("x", 2.5, to: &s)
debugPrint("q", [1], to: &s)
print(s)
print(s)
