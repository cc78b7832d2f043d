enum Light { case red, red }
print(Light.red)
