// Error: no-subscript
// swiftc: value of type 'Grid' has no subscripts
struct Grid { var cells = [1, 2] }
let g = Grid()
print(g[0])
