let volume = pow(2, 3)
print(volume)
