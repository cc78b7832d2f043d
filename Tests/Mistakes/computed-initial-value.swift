var area: Double = 3 { 2.5 * 4 }
print(area)
