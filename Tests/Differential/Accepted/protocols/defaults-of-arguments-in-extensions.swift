// Covers: protocol-extensions, default-arguments, existential-any, default-implementations
protocol Drawable { var name: String { get }; func draw(_ depth: Int) }
extension Drawable {
    func draw(_ depth: Int = 0) { print(String(repeating: "  ", count: depth) + "- \(name)") }
}
struct Leaf: Drawable { let name: String }
struct Group: Drawable {
    let name: String
    var parts: [any Drawable]
    func draw(_ depth: Int) {
        print(String(repeating: "  ", count: depth) + "+ \(name)")
        for part in parts { part.draw(depth + 1) }
    }
}
let tree = Group(name: "root", parts: [Leaf(name: "a"), Group(name: "b", parts: [Leaf(name: "c")])])
tree.draw(0)
let part: any Drawable = Leaf(name: "alone")
part.draw()
part.draw(2)
Leaf(name: "leaf").draw()
func show<D: Drawable>(_ d: D) { d.draw(); d.draw(1) }
show(Leaf(name: "x"))
