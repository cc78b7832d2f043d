func area(of side: Int) -> Int {
    func square() -> Int { side * side }
    struct Room {
        var floor: Int { square() }
    }
    return Room().floor
}
print(area(of: 3))
