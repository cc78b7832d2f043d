// Error: type-mismatch
// swiftc: missing argument label
import Foundation
print(String(format: "%@", [1, 2]))
