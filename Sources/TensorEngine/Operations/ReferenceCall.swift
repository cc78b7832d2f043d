/// One call of a reference routine: the operands and the result as arrays of numbers.
struct ReferenceCall {
    let node: Node
    let inputs: [ReferenceArray]
    /// One result, or several for ops that have several (nil for those that nobody uses).
    let outputs: [ReferenceArray?]

    var output: ReferenceArray { outputs[0]! }
}

/// Elements of any dtype, read and written as Double or Int64.
struct ReferenceArray {
    let memory: UnsafeMutableRawPointer
    let dtype: DType
    let shape: Shape

    var count: Int { shape.count }

    /// Element `index` in row-major order.
    subscript(index: Int) -> Double {
        get {
            switch dtype {
            case .float32: Double(memory.assumingMemoryBound(to: Float.self)[index])
            case .float64: memory.assumingMemoryBound(to: Double.self)[index]
            case .float16:
                HalfPrecision.value(memory.assumingMemoryBound(to: UInt16.self)[index])
            case .bfloat16:
                Double(
                    Float(
                        bitPattern: UInt32(memory.assumingMemoryBound(to: UInt16.self)[index])
                            << 16))
            default: Double(integer(index))
            }
        }
        nonmutating set {
            switch dtype {
            case .float32: memory.assumingMemoryBound(to: Float.self)[index] = Float(newValue)
            case .float64: memory.assumingMemoryBound(to: Double.self)[index] = newValue
            case .bool: setInteger(index, newValue == 0 ? 0 : 1)
            case .float16:
                memory.assumingMemoryBound(to: UInt16.self)[index] =
                    HalfPrecision.float16(newValue)
            case .bfloat16:
                memory.assumingMemoryBound(to: UInt16.self)[index] =
                    HalfPrecision.bfloat16(Float(newValue))
            default:
                let inside = newValue.isNaN ? 0 : min(max(newValue, -0x1p63), 0x1p63)
                setInteger(index, inside >= 0x1p63 ? Int64.max : Int64(inside))
            }
        }
    }

    /// The place of the first NaN or infinity.
    var firstNotFinite: Int? {
        (0..<count).first { !self[$0].isFinite }
    }

    func integer(_ index: Int) -> Int64 {
        switch dtype {
        case .int32: Int64(memory.assumingMemoryBound(to: Int32.self)[index])
        case .int64: memory.assumingMemoryBound(to: Int64.self)[index]
        case .uint8, .bool: Int64(memory.assumingMemoryBound(to: UInt8.self)[index])
        default: Int64(self[index])
        }
    }

    /// Stores a whole number; what does not fit wraps around.
    func setInteger(_ index: Int, _ value: Int64) {
        switch dtype {
        case .int32:
            memory.assumingMemoryBound(to: Int32.self)[index] = Int32(truncatingIfNeeded: value)
        case .int64: memory.assumingMemoryBound(to: Int64.self)[index] = value
        case .uint8:
            memory.assumingMemoryBound(to: UInt8.self)[index] = UInt8(truncatingIfNeeded: value)
        case .bool: memory.assumingMemoryBound(to: UInt8.self)[index] = value == 0 ? 0 : 1
        default: self[index] = Double(value)
        }
    }

    /// Where element `index` of `result` lies here when this array is broadcast to it.
    func place(of index: Int, in result: Shape) -> Int {
        if shape == result { return index }
        var rest = index
        var place = 0
        var step = 1
        for axis in stride(from: result.rank - 1, through: 0, by: -1) {
            let at = rest % result[axis]
            rest /= result[axis]
            let own = axis - (result.rank - shape.rank)
            guard own >= 0 else { continue }
            if shape[own] != 1 { place += at * step }
            step *= shape[own]
        }
        return place
    }
}
