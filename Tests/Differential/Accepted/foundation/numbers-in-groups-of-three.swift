// Covers: number-formatting, int, double
import Foundation
print(1234567.89.formatted(), 1234567.formatted(), 3.0.formatted(), 0.1234567.formatted())
print(1e20.formatted(), (-5000).formatted(), 1e21.formatted(), 123456789012345678.0.formatted())
print(0.1.formatted(), 1.5.formatted(), 1e-7.formatted(), 2.0000005.formatted(), 0.0000005.formatted())
print(1e16.formatted(), 1234.5678915.formatted(), Float(0.1).formatted(), UInt8(200).formatted())
print(Double.nan.formatted(), Double.infinity.formatted(), (-Double.infinity).formatted(), (-0.0).formatted())
print(999.formatted(), 1000.formatted(), 0.9999999.formatted(), 999.9999999.formatted(), 12.3456785.formatted())
print(Float(1234.567).formatted(), Float(3.14159274).formatted(), Int.min.formatted(), UInt64.max.formatted())
let parameters = [784 * 128 + 128, 128 * 10 + 10]
for (layer, count) in parameters.enumerated() { print("layer \(layer): \(count.formatted()) parameters") }
print("in all \(parameters.reduce(0, +).formatted()), \((Double(parameters[0]) / 1024).formatted()) kB")
