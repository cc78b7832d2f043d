let light = .red
print(light)
