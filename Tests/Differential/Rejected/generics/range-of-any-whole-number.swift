// Error: not-a-sequence
// swiftc: requires that 'T.Stride' conform to 'SignedInteger'
func count<T: BinaryInteger>(to end: T) {
    for n in 0..<end { print(n) }
}
count(to: 3)
