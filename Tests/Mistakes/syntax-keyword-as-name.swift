let class = 5
print(class)
