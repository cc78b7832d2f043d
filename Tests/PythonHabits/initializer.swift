struct Point {
    var x: Int
    def __init__(self, x):
        self.x = x
}
