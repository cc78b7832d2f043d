// Covers: classes, inheritance, protocols
protocol Listener: AnyObject { var heard: Int { get set }; func hear(_ text: String) }
extension Listener { func hearTwice(_ text: String) { hear(text); hear(text); heard += 10 } }
class Quiet: Listener { var heard = 0; func hear(_ text: String) { heard += 1 } }
final class Loud: Quiet {
    override func hear(_ text: String) { super.hear(text); print("heard", text) }
}
final class Station {
    weak var listener: Listener?
    var all: [any Listener] = []
    func say(_ text: String) { listener?.hear(text); for one in all { one.hearTwice(text) } }
}
let station = Station()
let loud = Loud()
station.listener = loud
station.all = [Quiet(), loud]
station.say("hi")
print(loud.heard, station.all[0].heard)
let constant: any Listener = loud
constant.heard = 1
print(loud.heard, constant === loud)
do { let brief = Loud(); station.listener = brief; station.listener?.hear("brief") }
print(station.listener == nil)
