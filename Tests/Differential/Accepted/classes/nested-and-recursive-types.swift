// Covers: nested-types, classes, inheritance
final class Graph {
    final class Node {
        let name: String
        var edges: [Edge] = []
        init(_ name: String) { self.name = name }
    }
    struct Edge { unowned let target: Node; let weight: Int }
    enum Failure: Error { case missing(String) }
    private var nodes: [String: Node] = [:]
    func node(_ name: String) -> Node {
        if let known = nodes[name] { return known }
        let made = Node(name)
        nodes[name] = made
        return made
    }
    func connect(_ a: String, _ b: String, _ weight: Int) {
        node(a).edges.append(Edge(target: node(b), weight: weight))
    }
    func cost(_ path: [String]) throws -> Int {
        var total = 0
        for (from, to) in zip(path, path.dropFirst()) {
            guard let edge = nodes[from]?.edges.first(where: { $0.target.name == to }) else {
                throw Failure.missing(from + to)
            }
            total += edge.weight
        }
        return total
    }
}
let graph = Graph()
graph.connect("a", "b", 3); graph.connect("b", "c", 4); graph.connect("a", "c", 10)
print(try graph.cost(["a", "b", "c"]), try graph.cost(["a", "c"]))
do { print(try graph.cost(["c", "a"])) } catch Graph.Failure.missing(let pair) { print("no", pair) }
let node: Graph.Node = graph.node("a")
print(node.edges.map { $0.target.name }, graph.node("c").edges.isEmpty)
