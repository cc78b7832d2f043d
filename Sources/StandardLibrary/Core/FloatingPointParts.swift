import VirtualMachine

extension CoreLibrary {
    /// Natives that look at the parts of a floating-point number.
    static let floatingPointParts = [
        LibraryGroup {
            Builtin("func _doublePart(_ x: Double, _ part: Int) -> Double") {
                (x: Double, part: Int) in CoreLibrary.part(part, of: x)
            }
            Builtin("func _floatPart(_ x: Float, _ part: Int) -> Float") {
                (x: Float, part: Int) in CoreLibrary.part(part, of: x)
            }
            Builtin("func _doubleExponent(_ x: Double) -> Int") { (x: Double) in x.exponent }
            Builtin("func _floatExponent(_ x: Float) -> Int") { (x: Float) in Int(x.exponent) }
            Builtin("func _doubleIsMinus(_ x: Double) -> Bool") { (x: Double) in x.sign == .minus }
            Builtin("func _floatIsMinus(_ x: Float) -> Bool") { (x: Float) in x.sign == .minus }
            Builtin("func _doubleSignificandWidth(_ x: Double) -> Int") { (x: Double) in
                x.significandWidth
            }
            Builtin("func _floatSignificandWidth(_ x: Float) -> Int") { (x: Float) in
                x.significandWidth
            }
            Builtin("func _doubleScaled(_ x: Double, _ exponent: Int) -> Double") {
                (x: Double, exponent: Int) in
                Double(sign: .plus, exponent: exponent, significand: x)
            }
            Builtin("func _floatScaled(_ x: Float, _ exponent: Int) -> Float") {
                (x: Float, exponent: Int) in
                Float(sign: .plus, exponent: exponent, significand: x)
            }
            Builtin("func _doubleNearestRemainder(_ x: Double, _ y: Double) -> Double") {
                (x: Double, y: Double) in x.remainder(dividingBy: y)
            }
            Builtin("func _floatNearestRemainder(_ x: Float, _ y: Float) -> Float") {
                (x: Float, y: Float) in x.remainder(dividingBy: y)
            }
            Builtin("func _doubleFused(_ x: Double, _ y: Double, _ z: Double) -> Double") {
                (x: Double, y: Double, z: Double) in x.addingProduct(y, z)
            }
            Builtin("func _floatFused(_ x: Float, _ y: Float, _ z: Float) -> Float") {
                (x: Float, y: Float, z: Float) in x.addingProduct(y, z)
            }
        }
    ]

    /// The part that the library's text asks for by number.
    private static func part<Number: BinaryFloatingPoint>(_ part: Int, of x: Number) -> Number {
        switch part {
        case 0: x.ulp
        case 1: x.nextUp
        case 2: x.significand
        default: x.binade
        }
    }
}
