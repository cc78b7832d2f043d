// Covers: double
import Foundation
print(Double.pi, Double.infinity, Double.greatestFiniteMagnitude)
print(Double.leastNormalMagnitude, Double.leastNonzeroMagnitude, Double.ulpOfOne)
print(1.0.ulp, 1000.0.ulp, 1e16.ulp, (0.0).ulp, Double.infinity.ulp)
print(1.0.nextUp, 1.0.nextDown, (0.0).nextUp, (0.0).nextDown)
print((8.0).exponent, (0.75).significand, (10.0).significand, (10.0).binade)
print((-2.5).sign, (2.5).sign == .plus, (-0.0).sign == .minus)
print(0.0 == -0.0, Double.nan == Double.nan, Double.nan != 1, Double.nan < 1, Double.nan >= 1)
print(Double.nan.isNaN, (1 / 0.0).isInfinite, (5.0).isFinite, (0.0).isZero, 1e-310.isSubnormal, 1.0.isNormal)
print((1.5).bitPattern, Double(bitPattern: 0x4045_0000_0000_0000), (2.0 as Float).bitPattern)
print(Double.radix, Double.significandBitCount, Double.exponentBitCount, Float.significandBitCount)
print(Double(sign: .minus, exponent: 3, significand: 1.25), Double(signOf: -1, magnitudeOf: 7))
print(Double.minimum(2, .nan), Double.maximum(2, 3), (-7.25).magnitude, abs(-0.0))
