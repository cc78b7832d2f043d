// Error: unknown-member
// swiftc: has no member 'x'
let points = [(x: 1, y: 2), (3, 4)]
for point in points { print(point.x) }
