let volume = pow(2.0, 3) * 0.5
print(volume)
