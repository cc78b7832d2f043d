// Error: not-a-sequence
// swiftc: for-in loop requires 'Int' to conform to 'Sequence'
for i in 10 { print(i) }
