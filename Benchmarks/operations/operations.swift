// Single operations on tensors, each computed on its own; prints its name and the microseconds of
// one, the best of forty. Looking at a clock computes what is pending.
seed(1)
let x = Tensor(randomNormal: [1000, 1000])
let row = Tensor(randomNormal: [1000])
let a = Tensor(randomNormal: [512, 512])
let b = Tensor(randomNormal: [512, 512])
let indices = Tensor((0..<1000).map { $0 * 377 % 1000 }, dtype: .int32)
let small = Tensor([1, 2, 3, 4])

func measure(_ name: String, _ operation: () -> Tensor) {
    var shortest = Double.infinity
    for _ in 1...40 {
        let start = ContinuousClock.now
        let result = operation()
        shortest = min(shortest, (ContinuousClock.now - start) / .microseconds(1))
        _ = result.shape
    }
    print(name, shortest, separator: ",")
}

measure("broadcast add") { x + row }
measure("exp") { exp(x) }
measure("sum of all") { x.sum() }
measure("sum over axis 0") { x.sum(axis: 0) }
measure("sum over axis 1") { x.sum(axis: 1) }
measure("matmul 512^3") { matmul(a, b) }
measure("transpose-copy") { x.transposed() }
measure("argmax over axis 0") { x.argmax(axis: 0) }
measure("argmax over axis 1") { x.argmax(axis: 1) }
measure("gather rows") { x.gathered(indices) }

// A small operation is measured in a loop that reads each result.
var shortest = Double.infinity
for _ in 1...20 {
    let start = ContinuousClock.now
    for _ in 1...2000 { _ = (small * 2)[1].item() }
    shortest = min(shortest, (ContinuousClock.now - start) / .microseconds(2000))
}
print("small product, read", shortest, separator: ",")

let one = Tensor([1.5])
shortest = Double.infinity
for _ in 1...20 {
    let start = ContinuousClock.now
    for _ in 1...2000 { _ = (one * one).item() }
    shortest = min(shortest, (ContinuousClock.now - start) / .microseconds(2000))
}
print("one product, read", shortest, separator: ",")
