struct Point { var x: Int; var y: Int }
let p = Point(1, 2)
print(p)
