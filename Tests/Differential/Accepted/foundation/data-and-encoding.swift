// Covers: data, string-files
import Foundation
let data = "héllo".data(using: .utf8)!
print(data.count, data, Array(data), data.first!, data.last!)
print(String(data: data, encoding: .utf8) ?? "-")
print(String(data: Data([0xFF, 0xFE]), encoding: .utf8) as Any)
print("abc".data(using: .ascii)!.count, "é".data(using: .ascii) as Any, "é".data(using: .isoLatin1)!.count)
print(data.base64EncodedString(), String(data: Data(base64Encoded: "aGk=")!, encoding: .utf8)!)
print(Data(base64Encoded: "??") as Any)
var bytes = Data()
bytes.append(65)
bytes.append(contentsOf: [66, 67])
bytes.append(Data([68]))
print(bytes, bytes == Data([65, 66, 67, 68]), bytes[1], bytes.isEmpty, Data(count: 3).count)
bytes[0] = 97
print(String(decoding: bytes, as: UTF8.self), bytes.map { $0 }.reduce(0) { $0 + Int($1) })
print(bytes.subdata(in: 1..<3).count, Data(repeating: 7, count: 2).elementsEqual([7, 7]))
for byte in bytes.prefix(2) { print(byte, terminator: " ") }
print(Data("xy".utf8).count)
print(Data([1]), [Data([7])], Data())
