1 + 1
// ---
print(Out["first"])
