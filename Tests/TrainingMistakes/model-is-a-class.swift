final class Net: Layer {
    var output = Dense(2, 2, seed: 1)
    func callAsFunction(_ x: Tensor) -> Tensor { output(x) }
}
var net = Net()
net.fit(Dataset.moons(64, seed: 1))
