// Covers: computed-properties
var celsius = 20.0
var fahrenheit: Double {
    get { celsius * 9 / 5 + 32 }
    set { celsius = (newValue - 32) * 5 / 9 }
}
print(fahrenheit)
fahrenheit = 212
print(celsius)
func shapes() {
    var side = 2
    var area: Int { side * side }
    var perimeter: Int {
        get { 4 * side }
        set(length) { side = length / 4 }
    }
    print(area, perimeter)
    side = 5
    print(area, perimeter)
    perimeter = 40
    print(side, area)
    perimeter += 4
    print(side)
}
shapes()
struct Box { var w: Int; var area: Int { w * w } }
print(Box(w: 7).area)
