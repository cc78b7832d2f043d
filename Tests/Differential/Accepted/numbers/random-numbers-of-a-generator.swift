// Covers: random, fixed-width-integers, float
// A generator of one's own gives the same numbers everywhere.
struct Steps: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6364136223846793005 &+ 1442695040888963407
        return state
    }
}
var steps = Steps(state: 42)
print(Int.random(in: 0..<100, using: &steps), UInt8.random(in: 1...6, using: &steps))
print(Double.random(in: 0..<1, using: &steps), Double.random(in: -1...1, using: &steps))
print(Float.random(in: 0..<1, using: &steps), Float.random(in: -1...1, using: &steps))
print(Bool.random(using: &steps), [5, 6, 7].randomElement(using: &steps)!)
print(Array(0..<6).shuffled(using: &steps))
