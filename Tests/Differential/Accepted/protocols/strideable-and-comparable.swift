// Covers: operators, stride
struct Day: Strideable, CustomStringConvertible {
    let number: Int
    func distance(to other: Day) -> Int { other.number - number }
    func advanced(by n: Int) -> Day { Day(number: number + n) }
    var description: String { "d\(number)" }
}
let monday = Day(number: 1), friday = Day(number: 5)
print(monday < friday, monday == Day(number: 1), max(monday, friday), monday.distance(to: friday), friday.advanced(by: -2))
print(stride(from: monday, to: friday, by: 2).map { $0 }, stride(from: friday, through: monday, by: -2).map { $0.number })
print([friday, monday].sorted(), (monday...friday).contains(Day(number: 3)), (monday..<friday).upperBound)
struct Version: Comparable {
    let major: Int, minor: Int
    static func < (a: Version, b: Version) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
}
let versions = [Version(major: 1, minor: 9), Version(major: 1, minor: 10), Version(major: 0, minor: 5)]
print(versions.max()!.minor, versions[0] >= versions[2], versions[0] <= versions[1], versions[0] > versions[1], versions[0] != versions[1])
print(versions.sorted().map { "\($0.major).\($0.minor)" }, min(versions[0], versions[1]).minor)
