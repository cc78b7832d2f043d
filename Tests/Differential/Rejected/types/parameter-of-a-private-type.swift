// Error: hidden-type
// swiftc: must be declared private or fileprivate because its parameter uses a private type
private struct Point { var x = 1 }
func width(_ point: Point) -> Int { point.x }
print(width(Point()))
