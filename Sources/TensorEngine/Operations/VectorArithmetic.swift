// Loops over Doubles side by side, eight at once; sums have eight parts, added in a fixed order.

extension UnsafePointer<Double> {
    fileprivate func eight(at place: Int) -> SIMD8<Double> {
        UnsafeRawPointer(self + place).loadUnaligned(as: SIMD8<Double>.self)
    }

    /// Σ self[i] · other[i].
    func product(with other: UnsafePointer<Double>, count: Int) -> Double {
        var sums = SIMD8<Double>()
        var place = 0
        while place + 8 <= count {
            sums += eight(at: place) * other.eight(at: place)
            place += 8
        }
        var sum = sums.sum()
        while place < count {
            sum += self[place] * other[place]
            place += 1
        }
        return sum
    }
}

extension UnsafeMutablePointer<Double> {
    private func eight(at place: Int) -> SIMD8<Double> { UnsafePointer(self).eight(at: place) }

    private func store(_ value: SIMD8<Double>, at place: Int) {
        UnsafeMutableRawPointer(self + place).storeBytes(of: value, as: SIMD8<Double>.self)
    }

    func product(with other: UnsafePointer<Double>, count: Int) -> Double {
        UnsafePointer(self).product(with: other, count: count)
    }

    /// self[i] += factor · other[i].
    func add(_ factor: Double, times other: UnsafePointer<Double>, count: Int) {
        var place = 0
        while place + 8 <= count {
            store(eight(at: place) + other.eight(at: place) * factor, at: place)
            place += 8
        }
        while place < count {
            self[place] += factor * other[place]
            place += 1
        }
    }

    /// self and other become c·self − s·other and s·self + c·other.
    func rotate(with other: UnsafeMutablePointer<Double>, _ c: Double, _ s: Double, count: Int) {
        var place = 0
        while place + 8 <= count {
            let (x, y) = (eight(at: place), other.eight(at: place))
            store(x * c - y * s, at: place)
            other.store(x * s + y * c, at: place)
            place += 8
        }
        while place < count {
            let (x, y) = (self[place], other[place])
            self[place] = c * x - s * y
            other[place] = s * x + c * y
            place += 1
        }
    }
}
