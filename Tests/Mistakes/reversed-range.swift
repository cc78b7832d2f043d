let last = 0
for i in 1...last { print(i) }
