// Error: ambiguous-use
// swiftc: ambiguous use of 'pow'
import Foundation
let volume = pow(2.0, 3) * 0.5
print(volume)
