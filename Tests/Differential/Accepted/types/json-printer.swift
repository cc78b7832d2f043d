// Covers: indirect-enums, literal-protocols, recursion, string, dictionary
indirect enum JSON: Equatable { case null, bool(Bool), number(Double), string(String), array([JSON]), object([String: JSON]) }
extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(uniqueKeysWithValues: elements)) }
    init(nilLiteral: ()) { self = .null }
}
extension JSON {
    func text(indent: Int = 0) -> String {
        let pad = String(repeating: "  ", count: indent + 1), end = String(repeating: "  ", count: indent)
        switch self {
        case .null: return "null"
        case .bool(let b): return "\(b)"
        case .number(let n): return n == n.rounded(.towardZero) ? "\(Int(n))" : "\(n)"
        case .string(let s): return "\"" + s.map { $0 == "\"" ? "\\\"" : $0 == "\n" ? "\\n" : String($0) }.joined() + "\""
        case .array(let items) where items.isEmpty: return "[]"
        case .array(let items): return "[\n" + items.map { pad + $0.text(indent: indent + 1) }.joined(separator: ",\n") + "\n\(end)]"
        case .object(let fields):
            return "{\n" + fields.sorted { $0.key < $1.key }.map { "\(pad)\"\($0.key)\": \($0.value.text(indent: indent + 1))" }.joined(separator: ",\n") + "\n\(end)}"
        }
    }
    subscript(key: String) -> JSON? { if case .object(let fields) = self { fields[key] } else { nil } }
    subscript(index: Int) -> JSON? { if case .array(let items) = self, items.indices.contains(index) { items[index] } else { nil } }
    var depth: Int {
        switch self {
        case .array(let items): 1 + (items.map { $0.depth }.max() ?? 0)
        case .object(let fields): 1 + (fields.values.map { $0.depth }.max() ?? 0)
        default: 0
        }
    }
}
import Foundation
let document: JSON = ["name": "Ann \"A\"\n", "age": 31, "ratio": 0.5, "tags": ["x", .bool(true), nil], "empty": [], "nested": ["deep": [[1]]]]
print(document.text())
print(document["tags"]?[1] ?? .null, document["nested"]?["deep"]?[0]?[0] as Any, document["zzz"] == nil, document.depth)
print(JSON.array([1, 2]) == [1, 2], document["age"] == 31)
