// Covers: classes, inheritance, associated-types, weak-unowned
class Expr { func eval() -> Int { fatalError("abstract") }; func accept<V: Visitor>(_ v: V) -> V.Result { fatalError() } }
protocol Visitor { associatedtype Result; func visit(num: Num) -> Result; func visit(bin: Bin) -> Result }
final class Num: Expr { let v: Int; init(_ v: Int) { self.v = v }; override func eval() -> Int { v }; override func accept<V: Visitor>(_ x: V) -> V.Result { x.visit(num: self) } }
final class Bin: Expr { let op: Character, l: Expr, r: Expr; init(_ l: Expr, _ op: Character, _ r: Expr) { self.op = op; self.l = l; self.r = r }
  override func eval() -> Int { switch op { case "+": return l.eval() + r.eval(); case "*": return l.eval() * r.eval(); default: return 0 } }
  override func accept<V: Visitor>(_ x: V) -> V.Result { x.visit(bin: self) } }
struct Printer: Visitor { func visit(num: Num) -> String { "\(num.v)" }; func visit(bin: Bin) -> String { "(" + bin.l.accept(self) + " \(bin.op) " + bin.r.accept(self) + ")" } }
class Depth: Visitor { var seen = 0; func visit(num: Num) -> Int { seen += 1; return 1 }; func visit(bin: Bin) -> Int { seen += 1; return 1 + max(bin.l.accept(self), bin.r.accept(self)) } }
let e: Expr = Bin(Num(2), "+", Bin(Num(3), "*", Num(4)))
let depth = Depth()
print(e.eval(), e.accept(Printer()), e.accept(depth), depth.seen)
class Tree { var value: Int; var children: [Tree] = []; weak var parent: Tree?; unowned var root: Tree?
  init(_ v: Int) { value = v }
  @discardableResult func add(_ t: Tree) -> Tree { children.append(t); t.parent = self; return t }
  var path: [Int] { (parent?.path ?? []) + [value] }
  var sum: Int { children.reduce(value) { $0 + $1.sum } } }
let root = Tree(1); let leaf = root.add(Tree(2)).add(Tree(3)); root.add(Tree(4))
print(leaf.path, root.sum, leaf.parent!.parent === root)
root.children.removeFirst()
print(leaf.path, leaf.parent == nil)
