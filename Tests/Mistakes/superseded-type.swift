struct Net { var a = 1 }
let old = Net()
// ---
struct Net { var a = 1, b = 2 }
var both = [Net()]
// ---
both.append(old)
