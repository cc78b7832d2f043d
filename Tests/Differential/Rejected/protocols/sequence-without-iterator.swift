// Error: missing-requirement
// swiftc: type 'Numbers' does not conform to protocol 'Sequence'
struct Numbers: Sequence { var n = 3 }
for n in Numbers() { print(n) }
