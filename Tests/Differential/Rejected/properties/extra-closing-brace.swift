// Error: syntax
// swiftc: extraneous '}' at top level
let a = 1
}
print(a)
