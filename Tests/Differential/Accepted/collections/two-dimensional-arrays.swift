// Covers: array
var grid = Array(repeating: Array(repeating: 0, count: 4), count: 3)
for row in 0..<3 { for column in 0..<4 { grid[row][column] = row * column } }
grid[1][2] += 10
grid[2].append(7)
grid[0].swapAt(0, 3)
print(grid)
let copy = grid
grid[0][0] = 100
print(copy[0][0], grid[0][0], grid.map { $0.reduce(0, +) })
print(grid.joined().max()!, grid.flatMap { $0 }.count, Array(grid.joined()))
func transposed<T>(_ matrix: [[T]]) -> [[T]] {
    guard let first = matrix.first else { return [] }
    return first.indices.map { column in matrix.map { $0[column] } }
}
print(transposed([[1, 2, 3], [4, 5, 6]]), transposed([[String]]()))
grid.removeAll { $0.count > 4 }
print(grid.count, grid.last!.last!, grid == grid.reversed().reversed())
print(grid.first { $0.contains(12) } ?? [], grid.contains([0, 0, 0, 100]))
var cube = [[[1]]]
cube[0][0][0] = 5
cube[0].append([6])
print(cube)
