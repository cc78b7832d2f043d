// Covers: lazy-properties, property-observers, property-wrappers, classes
@propertyWrapper struct Clamped { private var v: Int; let r: ClosedRange<Int>
  init(wrappedValue: Int, _ r: ClosedRange<Int>) { self.r = r; v = min(max(wrappedValue, r.lowerBound), r.upperBound) }
  var wrappedValue: Int { get { v } set { v = min(max(newValue, r.lowerBound), r.upperBound) } }
  var projectedValue: String { "\(v) in \(r)" } }
class Player {
  @Clamped(0...10) var level = 5
  lazy var title: String = { print("computing"); return "L\(level)" }()
  var score = 0 { willSet { print("will", score, newValue) } didSet { print("did", oldValue, score); if score > 100 { score = 100 } } }
  static var count = 0 { didSet { print("count", oldValue, count) } }
  init() { Player.count += 1 }
}
class Boss: Player {
  override var score: Int { didSet { print("boss did", oldValue, score) } }
  @Clamped(0...3) var rage = 9
  override init() { super.init(); level = 7; score = 3 }
}
let p = Player()
p.level = 50; print(p.level, p.$level)
print(p.title, p.title)
p.score = 500
print(p.score)
let b = Boss()
print(b.level, b.rage, b.$rage)
b.score += 200
print(b.score)
b.title = "x"; print(b.title)
let asP: Player = b
asP.score = 1
asP.level -= 100
print(asP.level, Player.count)
