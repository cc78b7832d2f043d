// Covers: structs, mutating, array, closures, random
import Foundation
struct Generator: RandomNumberGenerator { var state: UInt64
    mutating func next() -> UInt64 { state ^= state << 13; state ^= state >> 7; state ^= state << 17; return state } }
struct Layer {
    var weights: [[Double]], biases: [Double]
    init(_ inputs: Int, _ outputs: Int, using generator: inout Generator) {
        weights = (0..<outputs).map { _ in (0..<inputs).map { _ in Double(generator.next() % 2000) / 1000 - 1 } }
        biases = Array(repeating: 0, count: outputs)
    }
    func callAsFunction(_ x: [Double]) -> [Double] {
        zip(weights, biases).map { row, bias in tanh(zip(row, x).reduce(bias) { $0 + $1.0 * $1.1 }) }
    }
}
struct Network {
    var layers: [Layer]
    init(_ sizes: [Int], seed: UInt64) {
        var generator = Generator(state: seed)
        layers = zip(sizes, sizes.dropFirst()).map { Layer($0, $1, using: &generator) }
    }
    func activations(_ x: [Double]) -> [[Double]] { layers.reduce(into: [x]) { $0.append($1($0.last!)) } }
    func callAsFunction(_ x: [Double]) -> [Double] { activations(x).last! }
    mutating func train(_ x: [Double], _ target: [Double], rate: Double) -> Double {
        let a = activations(x)
        var delta = zip(a.last!, target).map { (y, t) in 2 * (y - t) * (1 - y * y) }
        for l in layers.indices.reversed() {
            let input = a[l]
            let previous = input.indices.map { i in delta.indices.reduce(0) { $0 + delta[$1] * layers[l].weights[$1][i] } * (1 - input[i] * input[i]) }
            for o in delta.indices {
                for i in input.indices { layers[l].weights[o][i] -= rate * delta[o] * input[i] }
                layers[l].biases[o] -= rate * delta[o]
            }
            delta = previous
        }
        return zip(a.last!, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
}
let data: [([Double], [Double])] = [([0, 0], [-0.8]), ([0, 1], [0.8]), ([1, 0], [0.8]), ([1, 1], [-0.8])]
var network = Network([2, 4, 1], seed: 42)
let untrained = network
var losses: [Double] = []
for _ in 0..<600 { losses.append(data.reduce(0) { $0 + network.train($1.0, $1.1, rate: 0.1) }) }
print(losses.first! > losses.last!, losses.last! < 0.05, losses.count)
for (x, target) in data { print(x, network(x)[0] > 0 ? 1 : 0, target[0] > 0 ? 1 : 0) }
print(untrained.layers[0].biases, network.layers.map { $0.weights.count }, untrained([0, 0]) == untrained([0, 0]))
