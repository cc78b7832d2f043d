// Covers: closures, inout, functions-as-values
let turn = { (pair: inout (Int, Int)) -> Int in
    defer { pair = (pair.1, pair.0) }
    return pair.0
}
var pair = (1, 2)
print(turn(&pair), pair)
let add = { (total: inout Int, step: Int) in total += step }
var total = 1
add(&total, 4)
print(total)
let steps: [(inout Int) -> Void] = [{ $0 += 1 }, { (x: inout Int) in x *= 10 }]
for step in steps { step(&total) }
print(total)
let numbers = sequence(state: (1, 1)) { state -> Int? in
    defer { state = (state.1, state.0 + state.1) }
    return state.0 < 20 ? state.0 : nil
}
print(Array(numbers), (-)(5, 3), (*)(2, 3.5), (<)("a", "b"))
