// Covers: labelled-break-continue, optional, set
typealias Point = (x: Int, y: Int)
struct Maze {
    let grid: [[Character]]
    init(_ s: String) { grid = s.split(separator: "\n").map(Array.init) }
    func find(_ c: Character) -> Point? {
        for (y, row) in grid.enumerated() { if let x = row.firstIndex(of: c) { return (x, y) } }
        return nil
    }
    func neighbors(_ p: Point) -> [Point] {
        [(0, 1), (1, 0), (0, -1), (-1, 0)].map { (p.x + $0.0, p.y + $0.1) }.filter {
            grid.indices.contains($0.1) && grid[$0.1].indices.contains($0.0)
                && grid[$0.1][$0.0] != "#"
        }
    }
    func shortest() -> Int? {
        guard let s = find("S"), let e = find("E") else { return nil }
        var dist = Array(repeating: Array(repeating: -1, count: grid[0].count), count: grid.count)
        dist[s.y][s.x] = 0
        var q = [s]
        var i = 0
        while i < q.count {
            let p = q[i]
            i += 1
            if p == e { return dist[p.y][p.x] }
            for n in neighbors(p) where dist[n.y][n.x] < 0 {
                dist[n.y][n.x] = dist[p.y][p.x] + 1
                q.append(n)
            }
        }
        return nil
    }
}
print(Maze("S.#\n..#\n#.E").shortest() as Any, Maze("S#E").shortest() as Any)
var life: Set<[Int]> = [[1, 0], [1, 1], [1, 2]]
func step(_ s: Set<[Int]>) -> Set<[Int]> {
    var n: [[Int]: Int] = [:]
    for c in s {
        for dx in -1...1 {
            for dy in -1...1 where (dx, dy) != (0, 0) {
                n[[c[0] + dx, c[1] + dy], default: 0] += 1
            }
        }
    }
    return Set(n.filter { $0.value == 3 || $0.value == 2 && s.contains($0.key) }.keys)
}
life = step(life)
print(life.sorted { $0[0] < $1[0] })
