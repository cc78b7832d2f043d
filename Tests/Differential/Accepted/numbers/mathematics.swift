// Covers: mathematics
import Foundation
print(sqrt(2.0), cbrt(27.0), pow(2.0, 10.0), pow(2, 0.5), pow(-8.0, 1.0 / 3).isNaN, hypot(3.0, 4.0))
print(exp(1.0), exp2(10.0), expm1(1e-10), log(10.0), log2(8.0), log10(0.001), log1p(1e-10))
print(sin(1.0), cos(1.0), tan(1.0), asin(0.5), acos(0.5), atan(1.0), atan2(-1.0, -1.0))
print(sinh(1.0), cosh(1.0), tanh(1.0), asinh(1.0), acosh(2.0), atanh(0.5))
print(floor(-1.5), ceil(-1.5), round(-1.5), trunc(-1.5), rint(2.5), nearbyint(3.5))
print(fabs(-2.5), copysign(3.0, -1.0), fmin(1.0, 2.0), fmax(1.0, 2.0), fdim(5.0, 3.0))
print(erf(0.5), erfc(0.5), tgamma(5.0), ldexp(0.75, 4), scalbn(1.5, 3))
let x: Float = 0.7
print(sin(x), cos(x), exp(x), log(x), sqrt(x), pow(x, 3 as Float), tanh(x), floor(x), hypot(x, 1))
print((1...5).map { pow(Double($0), 2.0) })
let (whole, fraction) = modf(3.75)
print(whole, fraction, logb(1000.0))
