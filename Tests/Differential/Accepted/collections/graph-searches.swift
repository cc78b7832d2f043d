// Covers: dictionary, array-slice, generics
struct Graph<V: Hashable> {
    private var adj: [V: [(to: V, cost: Int)]] = [:]
    mutating func edge(_ a: V, _ b: V, _ c: Int) {
        adj[a, default: []].append((b, c))
        adj[b, default: []].append((to: a, cost: c))
    }
    func dijkstra(from s: V) -> [V: Int] {
        var dist = [s: 0]
        var queue = [(s, 0)]
        while !queue.isEmpty {
            queue.sort { $0.1 > $1.1 }
            let (u, d) = queue.removeLast()
            if d > dist[u, default: .max] { continue }
            for e in adj[u] ?? [] {
                let n = d + e.cost
                if n < dist[e.to, default: Int.max] {
                    dist[e.to] = n
                    queue.append((e.to, n))
                }
            }
        }
        return dist
    }
    func bfs(_ s: V) -> [V] {
        var seen: Set = [s]
        var order = [V]()
        var q = ArraySlice([s])
        while let u = q.popFirst() {
            order.append(u)
            for (v, _) in adj[u, default: []] where seen.insert(v).inserted { q.append(v) }
        }
        return order
    }
}
var g = Graph<Character>()
for (a, b, c) in [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5)]
    as [(Character, Character, Int)]
{ g.edge(a, b, c) }
for (k, v) in g.dijkstra(from: "a").sorted(by: { $0.key < $1.key }) { print("\(k): \(v)") }
print(String(g.bfs("a")))
