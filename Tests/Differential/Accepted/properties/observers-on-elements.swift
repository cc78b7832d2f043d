// Covers: property-observers
struct Cell {
    var value = 0 { didSet { print("cell \(oldValue)->\(value)") } }
}
struct Grid {
    var cells = [Cell(), Cell()] { didSet { print("grid changed") } }
    var corner = Cell() { didSet { print("corner changed") } }
    static var count = 0 { didSet { print("count \(oldValue)->\(count)") } }
}
var grid = Grid()
grid.cells[0].value = 5
grid.corner.value += 2
Grid.count += 1
Grid.count = 7
print(grid.cells.map { $0.value }, grid.corner.value)
var pair = (Cell(), Cell())
pair.1.value = 9
print(pair.1.value)
