// Covers: literal-protocols, payloads
import Foundation

enum JSON: Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])
}
extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    init(nilLiteral: ()) { self = .null }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(stringLiteral value: String) { self = .string(value) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}
extension JSON {
    subscript(key: String) -> JSON? {
        guard case .object(let o) = self else { return nil }
        return o[key]
    }
    subscript(index: Int) -> JSON? {
        if case .array(let a) = self, a.indices ~= index { a[index] } else { nil }
    }
    var text: String {
        switch self {
        case .null: return "null"
        case .bool(let b): return b ? "true" : "false"
        case .number(let n) where n == n.rounded() && abs(n) < 1e15: return String(Int(n))
        case .number(let n): return "\(n)"
        case .string(let s):
            return "\""
                + s.map { ["\"": "\\\"", "\n": "\\n", "\\": "\\\\"][$0] ?? String($0) }.joined()
                + "\""
        case .array(let a): return "[" + a.map(\.text).joined(separator: ",") + "]"
        case .object(let o):
            return "{"
                + o.sorted { $0.key < $1.key }.map {
                    "\(JSON.string($0.key).text):\($0.value.text)"
                }.joined(separator: ",") + "}"
        }
    }
}
struct JSONParser {
    enum Failure: Error {
        case unexpected(Character?, Int)
        case badNumber(String)
    }
    private var rest: Substring
    private let whole: String
    init(_ s: String) {
        whole = s
        rest = s[...]
    }
    private mutating func skip() { rest = rest.drop(while: \.isWhitespace) }
    private mutating func eat(_ c: Character) -> Bool {
        skip()
        if rest.first == c {
            rest.removeFirst()
            return true
        }
        return false
    }
    private func fail() -> Failure {
        .unexpected(rest.first, whole.distance(from: whole.startIndex, to: rest.startIndex))
    }
    private mutating func expect(_ c: Character) throws { guard eat(c) else { throw fail() } }
    mutating func parse() throws -> JSON {
        let v = try value()
        skip()
        guard rest.isEmpty else { throw fail() }
        return v
    }
    private mutating func value() throws -> JSON {
        skip()
        switch rest.first {
        case "{":
            rest.removeFirst()
            var o: [String: JSON] = [:]
            if eat("}") { return .object(o) }
            repeat {
                skip()
                let k = try string()
                try expect(":")
                o[k] = try value()
            } while eat(",")
            try expect("}")
            return .object(o)
        case "[":
            rest.removeFirst()
            var a: [JSON] = []
            guard !eat("]") else { return [] }
            repeat { a.append(try value()) } while eat(",")
            try expect("]")
            return .array(a)
        case "\"": return .string(try string())
        case let c? where c == "-" || c.isNumber:
            let n = rest.prefix { "+-.eE".contains($0) || $0.isNumber }
            guard let d = Double(n) else { throw Failure.badNumber(String(n)) }
            rest = rest[n.endIndex...]
            return .number(d)
        case "t" where rest.hasPrefix("true"):
            rest.removeFirst(4)
            return true
        case "f" where rest.hasPrefix("false"):
            rest.removeFirst(5)
            return false
        case "n" where rest.hasPrefix("null"):
            rest = rest.dropFirst(4)
            return nil
        default: throw fail()
        }
    }
    private mutating func string() throws -> String {
        try expect("\"")
        var out = ""
        while let c = rest.popFirst() {
            switch c {
            case "\"": return out
            case "\\":
                guard let e = rest.popFirst() else { throw fail() }
                out.append(e == "n" ? "\n" : e)
            default: out.append(c)
            }
        }
        throw fail()
    }
}
let doc: JSON = ["name": "x\"y", "list": [1, 2.5, nil, true, [:]], "neg": -3]
print(doc.text, doc["list"]?[1]?.text ?? "-", doc["nope"] == nil, doc["list"]![9] as Any)
for t in [doc.text, "[1, 2", "{\"a\": }", "[1.2.3]", " null ", "[]x", "\"abc"] {
    do {
        var p = JSONParser(t)
        let v = try p.parse()
        print(v.text, v == doc)
    } catch { print(error) }
}
