// Error: unknown-case
// swiftc: type 'Light' has no member 'blue'
enum Light { case red, green }
let light = Light.red
switch light {
case .blue: print("blue")
default: print("other")
}
