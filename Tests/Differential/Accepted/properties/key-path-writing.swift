// Covers: key-paths
struct Point { var x = 0, y = 0 }
struct Line { var start = Point(), end = Point(); var tags: [String] = [] }
var line = Line()
let endX: WritableKeyPath<Line, Int> = \.end.x
line[keyPath: endX] = 5
line[keyPath: endX] += 2
line[keyPath: \.start] = Point(x: 1, y: 1)
line[keyPath: \.tags].append("new")
print(line.end.x, line.start, line.tags)
func set<Root, Value>(_ root: inout Root, _ path: WritableKeyPath<Root, Value>, to value: Value) {
    root[keyPath: path] = value
}
set(&line, \.end.y, to: 9)
set(&line, \Line.tags, to: ["z"])
print(line.end, line.tags)
func with<T>(_ value: T, _ change: (inout T) -> Void) -> T {
    var copy = value
    change(&copy)
    return copy
}
print(with(line) { $0[keyPath: \.start.y] = -3 }.start.y, line.start.y)
let paths: [WritableKeyPath<Point, Int>] = [\.x, \.y]
var point = Point()
for (i, path) in paths.enumerated() { point[keyPath: path] = i + 10 }
print(point)
