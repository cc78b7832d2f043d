// Error: missing-try
// swiftc: call can throw but is not marked with 'try'
import Foundation
let text = String(contentsOfFile: "/tmp/x.txt", encoding: .utf8)
print(text)
