struct Score: Comparable { var n = 1 }
print(Score() < Score())
