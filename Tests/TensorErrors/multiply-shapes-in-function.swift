func scaled(_ x: Tensor, by w: Tensor) -> Tensor {
    x * w
}
let y = scaled(Tensor(zeros: [5, 2]), by: Tensor(zeros: [3, 2]))
