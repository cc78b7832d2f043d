// Error: ambiguous-use
// swiftc: ambiguous use of 'sin'
import Foundation
print(sin(1))
