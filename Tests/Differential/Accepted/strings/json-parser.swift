// Covers: indirect-enums, mutating, string-methods, throw
import Foundation

indirect enum JSON: Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([(String, JSON)])
    static func == (a: JSON, b: JSON) -> Bool { a.text == b.text }
    var text: String {
        switch self {
        case .null: return "null"
        case .bool(let b): return b ? "true" : "false"
        case .number(let n): return n == n.rounded() && abs(n) < 1e15 ? String(Int(n)) : String(n)
        case .string(let s): return "\"" + s.replacingOccurrences(of: "\"", with: "\\\"") + "\""
        case .array(let xs): return "[" + xs.map(\.text).joined(separator: ",") + "]"
        case .object(let kv):
            return "{" + kv.map { "\"\($0)\":\($1.text)" }.joined(separator: ",") + "}"
        }
    }
}
struct Parser {
    enum Failure: Error {
        case unexpected(Character?, at: Int)
        case trailing
    }
    let chars: [Character]
    var i = 0
    init(_ s: String) { chars = Array(s) }
    var peek: Character? { i < chars.count ? chars[i] : nil }
    mutating func skip() { while let c = peek, c.isWhitespace { i += 1 } }
    mutating func expect(_ c: Character) throws {
        guard peek == c else { throw Failure.unexpected(peek, at: i) }
        i += 1
    }
    mutating func word(_ w: String, _ v: JSON) throws -> JSON {
        for c in w { try expect(c) }
        return v
    }
    mutating func value() throws -> JSON {
        skip()
        defer { skip() }
        switch peek {
        case "n": return try word("null", .null)
        case "t": return try word("true", .bool(true))
        case "f": return try word("false", .bool(false))
        case "\"": return .string(try string())
        case "[":
            i += 1
            var xs: [JSON] = []
            skip()
            if peek == "]" {
                i += 1
                return .array(xs)
            }
            repeat { xs.append(try value()) } while try comma("]")
            return .array(xs)
        case "{":
            i += 1
            var kv: [(String, JSON)] = []
            skip()
            if peek == "}" {
                i += 1
                return .object(kv)
            }
            repeat {
                skip()
                let k = try string()
                skip()
                try expect(":")
                kv.append((k, try value()))
            } while try comma("}")
            return .object(kv)
        case let c? where c == "-" || c.isNumber:
            let start = i
            while let c = peek, "+-.eE".contains(c) || c.isNumber { i += 1 }
            guard let d = Double(String(chars[start..<i])) else {
                throw Failure.unexpected(peek, at: i)
            }
            return .number(d)
        case let other: throw Failure.unexpected(other, at: i)
        }
    }
    mutating func comma(_ end: Character) throws -> Bool {
        if peek == "," {
            i += 1
            return true
        }
        try expect(end)
        return false
    }
    mutating func string() throws -> String {
        try expect("\"")
        var s = ""
        while let c = peek, c != "\"" {
            if c == "\\" { i += 1 }
            s.append(chars[i])
            i += 1
        }
        try expect("\"")
        return s
    }
}
for src in [
    "[1, 2.5, -3e2, null]", #"{"a": [true, {"b": "x\"y"}], "c": {}}"#, "[1,", "{1}", "[]", "tru",
] {
    var p = Parser(src)
    do { print(try p.value().text) } catch Parser.Failure.unexpected(let c, let at) {
        print("unexpected \(c.map(String.init) ?? "end") at \(at)")
    } catch { print(error) }
}
