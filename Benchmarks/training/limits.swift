// What the machine can do at most, as the engine finds it: floating-point operations a second in a
// large matrix product, bytes a second in adding tensors that no cache holds.
seed(1)
let a = Tensor(randomUniform: [1024, 1024])
let b = Tensor(randomUniform: [1024, 1024])
let long = Tensor(randomUniform: [16_000_000])
let other = Tensor(randomUniform: [16_000_000])
_ = a[0, 0].item() + b[0, 0].item() + long[0].item() + other[0].item()

func shortest(_ operation: () -> Tensor) -> Double {
    var shortest = Double.infinity
    for _ in 1...12 {
        let start = ContinuousClock.now
        let result = operation()
        shortest = min(shortest, (ContinuousClock.now - start) / .seconds(1))
        _ = result.shape
    }
    return shortest
}
print("flops", 2.0 * 1024 * 1024 * 1024 / shortest { matmul(a, b) }, separator: ",")
print("bytes", 3.0 * 4 * 16_000_000 / shortest { long + other }, separator: ",")
