// Covers: stride
for i in stride(from: 0, to: 10, by: 3) { print(i, terminator: " ") }
for i in stride(from: 10, through: 0, by: -5) { print(i, terminator: " ") }
print()
print(Array(stride(from: 0.0, to: 1, by: 0.25)), Array(stride(from: 1.0, through: 0, by: -0.5)))
print(stride(from: 0.0, through: 1.0, by: 0.1).map { $0 })
print(Array(stride(from: 5, to: 5, by: 1)), Array(stride(from: 5, through: 5, by: 1)), Array(stride(from: 5, to: 0, by: 1)))
let bytes: [UInt8] = Array(stride(from: 250 as UInt8, through: 255, by: 2))
print(bytes, Array(stride(from: Int8(100), to: 127, by: 20)))
print(stride(from: 1, to: 20, by: 4).reduce(0, +), stride(from: 1, to: 20, by: 4).contains(9))
print(zip(stride(from: 0, to: 6, by: 2), "abc").map { "\($0)\($1)" })
let data = Array(1...10)
let chunks = stride(from: 0, to: data.count, by: 4).map { Array(data[$0..<min($0 + 4, data.count)]) }
print(chunks, stride(from: 0, to: 9, by: 2).reversed())
print(stride(from: Float(0), to: 1, by: 0.3).map { $0 }, 5.distance(to: 9), 5.advanced(by: -2), (1.5).advanced(by: 2))
print(stride(from: 0, to: 10, by: 5).underestimatedCount, Array(stride(from: 0, to: 7, by: 2).enumerated()).count)
print(stride(from: 0, to: 4, by: 2), [stride(from: 0.5, through: 1, by: 0.25)])
