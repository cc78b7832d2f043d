// Covers: classes, identity, enums, structs
final class Box { var value: Int; init(_ v: Int) { value = v } ; deinit { print("box", value) } }
enum State { case empty, one(Box), two(Box, Box) }
struct Pair { var left: Box?; var right: Box? }
func sum(_ state: State) -> Int {
    switch state {
    case .empty: return 0
    case .one(let box): return box.value
    case .two(let a, let b): return a.value + b.value
    }
}
var state = State.two(Box(1), Box(2))
print(sum(state))
if case .two(let a, _) = state { a.value = 10 }
print(sum(state))
state = .one(Box(3))
print(sum(state))
state = .empty
var pair = Pair(left: Box(4), right: nil)
let copy = pair
pair.left?.value += 1
pair.right = pair.left
print(copy.left!.value, pair.right === copy.left)
pair = Pair()
print(copy.left?.value ?? 0, pair.left == nil)
var optionals: [Box?] = [Box(5), nil, Box(6)]
print(optionals.compactMap { $0?.value })
optionals[0] = nil
optionals.removeLast()
print(optionals.count)
