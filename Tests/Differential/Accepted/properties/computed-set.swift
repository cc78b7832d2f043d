// Covers: computed-properties
struct Rectangle {
    var origin = (x: 0.0, y: 0.0)
    var width: Double, height: Double
    var center: (x: Double, y: Double) {
        get { (origin.x + width / 2, origin.y + height / 2) }
        set(point) {
            origin.x = point.x - width / 2
            origin.y = point.y - height / 2
        }
    }
    var area: Double { width * height }
    var sides: [Double] {
        get { [width, height] }
        set { width = newValue[0]; height = newValue[1] }
    }
}
var r = Rectangle(width: 4, height: 2)
print(r.center)
r.center = (10, 10)
print(r.origin, r.area)
r.center.x += 1
print(r.origin.x)
r.sides[1] = 8
print(r.height, r.sides)
r.sides.swapAt(0, 1)
print(r.width, r.height)
