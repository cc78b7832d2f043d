struct Net: Layer {
    let layer = Dense(4, 2)
    func callAsFunction(_ x: Tensor) -> Tensor { layer(x) }
}
let slope = gradient(at: Net()) { $0(Tensor(ones: [3, 4])).sum() }
