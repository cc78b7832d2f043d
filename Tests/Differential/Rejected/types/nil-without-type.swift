// Error: ambiguous-type
// swiftc: 'nil' requires a contextual type
let nothing = nil
print(nothing)
