// Error: misplaced-attribute
// swiftc: module 'Foundation' was not compiled for testing
@testable import Foundation
print(1)
