private struct Point { var x = 1 }
func width(_ point: Point) -> Int { point.x }
