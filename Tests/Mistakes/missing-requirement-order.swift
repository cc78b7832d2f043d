struct Height: Comparable {
    var metres = 1.8
}
print(Height(metres: 2) < Height(metres: 1))
