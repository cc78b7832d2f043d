struct Point {
    var x = 0
    func length(self) -> Int { x }
}
print(Point().length())
