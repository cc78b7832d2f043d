class Sensor {
    func read() -> Int { 1 }
}
class Thermometer: Sensor {
    override func read() -> Double { 20.5 }
}
