// Covers: extensions, computed-properties, type-inference, double
extension Double {
    var km: Double { self * 1_000 }
    var m: Double { self }
    var ft: Double { self / 3.28084 }
    func times(_ factor: Double) -> Double { self * factor }
}
let marathon = 42.km + 195.m
print("A marathon is \(marathon) meters long")
print(3.ft, [1.km, 2.m], -5.ft, 3.times(1.5), 2.5.times(2), max(1.km, 1500.m))
extension Int { var doubled: Int { self * 2 } }
print(4.doubled, 7.isMultiple(of: 7), 10.description)

struct Distance: Comparable {
    var meters: Double
    static func < (a: Distance, b: Distance) -> Bool { a.meters < b.meters }
    static func + (a: Distance, b: Distance) -> Distance { Distance(meters: a.meters + b.meters) }
}
extension Double { var kilometers: Distance { Distance(meters: self * 1000) } }
print((3.kilometers + 2.5.kilometers).meters, 1.kilometers < 2.kilometers)
