let first = 1
// ---
print(frist)
