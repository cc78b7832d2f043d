struct Grid { var cells = [1, 2] }
let g = Grid()
print(g[0])
