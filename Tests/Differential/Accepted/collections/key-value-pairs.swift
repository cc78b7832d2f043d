// Covers: literal-protocols, dictionary, call-as-function
let pairs: KeyValuePairs = ["z": 1, "a": 2, "z": 3]
print(pairs, pairs.count, pairs[1].value, pairs.map { $0.key }, pairs.first!, pairs.isEmpty)
for (key, value) in pairs { print(key, value, terminator: " ") }
print()
let none: KeyValuePairs<Int, Bool> = [:]
print(none, none.count, type(of: pairs))
func attributes(_ list: KeyValuePairs<String, String>) -> String {
    list.map { " \($0.key)=\"\($0.value)\"" }.joined()
}
print(attributes(["class": "wide", "id": "x"]), pairs.reduce(0) { $0 + $1.value }, pairs.contains { $0.value == 3 })
@dynamicCallable struct Call {
    func dynamicallyCall(withArguments list: [Int]) -> Int { list.reduce(0, +) }
    func dynamicallyCall(withKeywordArguments list: KeyValuePairs<String, Int>) -> String {
        list.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    }
}
@dynamicCallable struct Table {
    func dynamicallyCall(withKeywordArguments list: [String: Int]) -> Int { list["a", default: 0] }
}
print(Call()(1, 2, 3), Call()(a: 1, b: 2), Call()(a: 1, 2), Table()(a: 5, b: 6))
