// Error: unknown-label
// swiftc: cannot find label 'inner' in scope
outer: for i in 0..<3 {
    for j in 0..<3 { if i == j { break inner } }
}
