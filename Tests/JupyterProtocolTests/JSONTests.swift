import JupyterProtocol
import RichDisplay
import Testing

private func parse(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8))
}

private func problem(_ text: String) -> JSONProblem? {
    do throws(JSONProblem) {
        _ = try JSONParser.parse(Array(text.utf8))
        return nil
    } catch { return error }
}

private func written(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite("JSON")
struct JSONTests {
    @Test("Every kind of value is read")
    func kinds() throws {
        let text = #" { "a" : [ null , true, false ], "b":{}, "c":[], "d": -12, "e": 2.5e-1 } "#
        #expect(
            try parse(text)
                == .object([
                    .init("a", .array([.null, .bool(true), .bool(false)])),
                    .init("b", .object([])), .init("c", .array([])), .init("d", .integer(-12)),
                    .init("e", .number(0.25)),
                ]))
    }

    @Test(
        "Escapes are read",
        arguments: [
            (#""\"\\\/\n\t\r\b\f""#, "\"\\/\n\t\r\u{8}\u{C}"),
            (#""\u0041\u00e9\u00E9""#, "Aéé"),
            (#""\ud83d\ude00""#, "😀"),
            (#""\ud83d""#, "\u{FFFD}"),
            (#""\ude00x""#, "\u{FFFD}x"),
            (#""\ud83d\u0041""#, "\u{FFFD}A"),
            (#""plain 𨭎""#, "plain 𨭎"),
        ])
    func escapes(text: String, value: String) throws {
        #expect(try parse(text) == .string(value))
    }

    @Test(
        "What is not JSON is named with its place",
        arguments: [
            ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("tru", 3), ("01", 2), ("1.", 2),
            ("1e", 2), ("-", 1), ("\"a", 2), ("\"\\x\"", 3), ("\"\\u12\"", 5), ("1 2", 2),
            ("\"\u{1}\"", 1), ("{a:1}", 1), ("nan", 1), ("1e999", 5),
        ])
    func problems(text: String, offset: Int) {
        #expect(problem(text)?.offset == offset)
    }

    @Test("Bytes that are not UTF-8 are refused")
    func notUTF8() {
        #expect(throws: JSONProblem.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
        #expect(throws: JSONProblem.self) { try JSONParser.parse([0x22, 0x5C, 0x6E, 0xC3, 0x22]) }
    }

    @Test("Nesting is bounded, however deep the text")
    func depth() throws {
        let deepest = JSONParser.deepestNesting
        func brackets(_ bracket: String) -> String { String(repeating: bracket, count: deepest) }
        _ = try parse(brackets("[") + brackets("]"))
        #expect(problem(String(repeating: "[", count: 1_000_000))?.offset == deepest + 1)
    }

    @Test("A whole number beyond Int is read as a floating-point number")
    func largeNumber() throws {
        #expect(try parse("9223372036854775807") == .integer(.max))
        #expect(try parse("9223372036854775808") == .number(9_223_372_036_854_775_808))
    }

    @Test("Of a key that occurs twice, the later value counts")
    func duplicateKey() throws {
        #expect(try parse(#"{"a": 1, "a": 2}"#)["a"] == .integer(2))
    }

    @Test("What is written is read back as it was")
    func roundTrip() throws {
        let value = JSONValue.object([
            .init("text", .string("a\"b\\c\n\u{1}é𨭎\u{7F}")),
            .init("list", .array([.integer(.min), .number(0.1), .null, .bool(false)])),
            .init("", .object([.init("x", .array([]))])),
        ])
        #expect(try parse(written(value)) == value)
    }

    @Test("Commas stand between members and nowhere else")
    func commas() {
        let bytes = JSONWriter.object { json in
            json.member("a", 1)
            json.member("b") { json in json.member("c", true) }
            json.member("d", strings: ["x", "y"])
            json.member("e", "z")
        }
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"a":1,"b":{"c":true},"d":["x","y"],"e":"z"}"#)
    }

    @Test("Infinity and not-a-number are written as null")
    func notFinite() {
        #expect(written(.array([.number(.infinity), .number(.nan)])) == "[null,null]")
    }

    // The test vectors of RFC 4648, section 10.
    @Test(
        "Bytes are written as base64",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func base64(text: String, digits: String) {
        var writer = JSONWriter()
        writer.base64(Array(text.utf8))
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"\(digits)\"")
    }

    @Test("Text that is not UTF-8 is written with replacement characters")
    func replacement() {
        var writer = JSONWriter()
        writer.string(utf8: [0x61, 0xFF, 0x62])
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"a\u{FFFD}b\"")
    }

    @Test("A bundle's bytes become base64 and its JSON stays JSON")
    func bundle() {
        var bundle = MIMEBundle(plain: "p")
        bundle["image/png"] = .data([1, 2, 3])
        bundle["application/json"] = .text(#"{"a":1}"#)
        bundle["application/vnd.vegalite.v5+json"] = .text("no JSON")
        var writer = JSONWriter()
        bundle.write(to: &writer)
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"text/plain":"p","image/png":"AQID","application/json":{"a":1},"#
                + #""application/vnd.vegalite.v5+json":"no JSON"}"#)
    }
}
