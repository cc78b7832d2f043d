// Covers: classes, inheritance, property-observers
class Meter {
    var value: Int = 0 {
        willSet { print("from", value, "to", newValue) }
        didSet { print("was", oldValue) }
    }
    var plain = "p"
    init() { value = 1; print("made") }
}
class Alarm: Meter {
    override var value: Int {
        didSet { if value > 10 { print("alarm", oldValue, value) } }
    }
    override var plain: String {
        willSet { print("plain becomes", newValue) }
    }
    override init() { super.init(); value = 2 }
}
let alarm = Alarm()
alarm.value = 20
alarm.plain = "q"
let meter: Meter = alarm
meter.value += 1
meter.plain += "!"
print(meter.value, alarm.plain)
