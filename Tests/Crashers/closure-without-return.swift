func node(_ name: String, _ parts: () -> [Int] = { [] }) -> [Int] { parts() }
let found = node("root") {
    node("a") {
        node("b")
        node
    }
    node
}
print(found.count, found[0])
