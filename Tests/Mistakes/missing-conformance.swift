struct Point { var x: Int }
var names: [Point: String] = [:]
names[Point(x: 1)] = "a"
