struct Point { var x = 1 }
print(Point()[keyPath: "x"])
