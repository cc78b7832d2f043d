// Error: not-a-sequence
// swiftc: for-in loop requires '[Int]?' to conform to 'Sequence'; did you mean to unwrap optional?
let numbers: [Int]? = [1, 2]
for n in numbers { print(n) }
