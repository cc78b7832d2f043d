// Error: not-a-sequence
// swiftc: referencing instance method 'makeIterator()' on 'ClosedRange' requires that 'Double' conform to 'SignedInteger'
for x in 0.0...1.0 { print(x) }
