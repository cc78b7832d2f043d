// Error: hidden-type
// swiftc: must be declared private or fileprivate because its type 'Point' uses a private type
private struct Point { var x = 1 }
let origin = Point()
print(origin.x)
