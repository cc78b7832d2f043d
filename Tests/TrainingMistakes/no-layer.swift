struct Net {
    var hidden = Dense(2, 3, seed: 1)
    func callAsFunction(_ x: Tensor) -> Tensor { hidden(x) }
}
var net = Net()
net.fit(Dataset.moons(64, seed: 1))
