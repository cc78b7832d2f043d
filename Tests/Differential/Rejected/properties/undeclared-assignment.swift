// Error: unknown-name
// swiftc: cannot find 'score' in scope
score = 5
print(score)
