// Covers: range, closed-range
// Bounds that only the context knows the type of: members beside numbers, in every place a range may stand.
func width(_ range: ClosedRange<UInt8>) -> Int { range.count }
func middle(of range: Range<Double>) -> Double { (range.lowerBound + range.upperBound) / 2 }

let bytes: ClosedRange<UInt8> = 0 ... .max
let signed: ClosedRange<Int8> = .min ... .max
let positive: Range<Double> = 0 ..< .infinity
let maybe: ClosedRange<Int16>? = -1 ... .max
print(bytes, signed, positive, maybe ?? 0...0)
print(width(0 ... .max), width(.min ... 9), middle(of: 0 ..< .pi) > 1.5)

let values: [ClosedRange<UInt16>] = [0 ... .max, 5 ... 6]
print(values.map(\.count))

var seen: Set<Bool> = []
for _ in 0..<50 {
    seen.insert(UInt8.random(in: 0 ... .max) <= .max)
    seen.insert(Int8.random(in: .min ..< .max) < .max)
    seen.insert(Int.random(in: 0 ... .max) >= 0)
}
print(seen)

func kind(_ byte: UInt8) -> String {
    switch byte {
    case 0: "zero"
    case 1 ..< 128: "small"
    case 128 ... .max: "large"
    default: "none"
    }
}
print([0, 1, 127, 128, 255].map(kind))
print((0 ... UInt8.max).contains(255), (Int8.min ... 0).count)
