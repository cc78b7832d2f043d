struct Square {
    let area: Int { 4 }
}
print(Square().area)
