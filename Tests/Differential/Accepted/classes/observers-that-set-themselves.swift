// Covers: property-observers, classes, inheritance
class Gauge {
    var value = 0 {
        didSet {
            if value > 5 { value = 5 }
            other?.value = value + 100
        }
    }
    var other: Gauge?
}
class Loud: Gauge {
    override var value: Int {
        didSet {
            print("loud", oldValue, value)
            if value == 3 { value = 4 }
        }
    }
}
let gauge = Gauge()
gauge.value = 9
print(gauge.value)
let loud = Loud()
loud.value = 3
print(loud.value)
let first = Loud()
let second = Gauge()
first.other = second
first.value = 1
print(first.value, second.value)
second.value -= 3
print(second.value)
