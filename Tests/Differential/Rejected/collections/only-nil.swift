// Error: ambiguous-type
// swiftc: heterogeneous collection literal could only be inferred to '[Any?]'; add explicit type annotation if this is intentional
let missing = [nil, nil]
print(missing.count)
