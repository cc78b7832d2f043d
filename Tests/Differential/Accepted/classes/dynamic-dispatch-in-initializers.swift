// Covers: classes, inheritance, initializers
class Base {
    var log: [String] = []
    init() { log.append("base"); setUp(); finish() }
    func setUp() { log.append("base setUp") }
    final func finish() { log.append("finish \(name)") }
    var name: String { "base" }
}
class Middle: Base {
    let extra: Int
    override init() { extra = 7; super.init(); log.append("middle \(extra)") }
    override func setUp() { super.setUp(); log.append("middle setUp \(extra)") }
}
final class Leaf: Middle {
    var late = "late"
    override var name: String { "leaf " + late }
    override func setUp() { late = "set"; super.setUp() }
}
print(Base().log)
print(Middle().log)
print(Leaf().log)
