let a = 1
// ---
print(Out[9])
