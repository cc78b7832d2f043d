// Covers: lazy-properties
struct Report {
    var title: String
    lazy var body: String = {
        print("building \(title)")
        return String(repeating: title, count: 2)
    }()
    lazy var count = body.count
    lazy var cached: [Int] = [1, 2, 3]
}
var report = Report(title: "ab")
print("made")
print(report.body)
report.title = "xyz"
print(report.body, report.count)
report.cached.append(4)
print(report.cached)
report.body = "set"
print(report.body, report.count)
var copy = report
copy.body += "!"
print(copy.body, report.body)
var other = Report(title: "q")
other.cached = []
print(other.cached.isEmpty, other.count)
func use(_ r: inout Report) -> Int { r.count }
var third = Report(title: "zz")
print(use(&third), third.body)
