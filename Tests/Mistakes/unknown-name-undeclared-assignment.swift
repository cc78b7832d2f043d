score = 5
print(score)
