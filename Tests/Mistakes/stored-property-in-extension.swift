struct Point { var x = 1 }
extension Point { var y = 2 }
print(Point().y)
