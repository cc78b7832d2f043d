// Covers: structs, set, synthesized-hashable, multiline-strings, enumerated
struct Cell: Hashable { var x: Int, y: Int
    var neighbours: [Cell] { (-1...1).flatMap { dx in (-1...1).compactMap { dy in dx == 0 && dy == 0 ? nil : Cell(x: x + dx, y: y + dy) } } } }
struct Life {
    private(set) var alive: Set<Cell>
    private(set) var generation = 0
    init(_ picture: String) {
        var alive: Set<Cell> = []
        for (y, line) in picture.split(separator: "\n").enumerated() {
            for (x, c) in line.enumerated() where c == "#" { alive.insert(Cell(x: x, y: y)) }
        }
        self.alive = alive
    }
    mutating func step() {
        var counts: [Cell: Int] = [:]
        for cell in alive { for n in cell.neighbours { counts[n, default: 0] += 1 } }
        alive = Set(counts.filter { $0.value == 3 || ($0.value == 2 && alive.contains($0.key)) }.keys)
        generation += 1
    }
    func picture(_ width: Int, _ height: Int) -> String {
        (0..<height).map { y in String((0..<width).map { x in alive.contains(Cell(x: x, y: y)) ? "#" : "." }) }.joined(separator: "\n")
    }
}
var life = Life("""
    .....
    ..#..
    ..#..
    ..#..
    .....
    """)
print(life.picture(5, 5))
life.step()
print(life.picture(5, 5), life.alive.count, separator: "\n")
life.step()
print(life.generation, life.picture(5, 5) == Life(".....\n..#..\n..#..\n..#..\n.....").picture(5, 5))
var glider = Life(".#.\n..#\n###")
for _ in 1...8 { glider.step() }
print(glider.alive.map { "\($0.x),\($0.y)" }.sorted(), glider.generation)
var block = Life("##\n##")
let before = block.alive
block.step()
print(block.alive == before, Life("#").alive.count)
