// Covers: computed-properties
enum ReadError: Error { case missing(String) }
struct Settings {
    var values: [String: Int]
    var width: Int {
        get throws {
            guard let w = values["width"] else { throw ReadError.missing("width") }
            return w
        }
    }
    subscript(key: String) -> Int {
        get throws {
            if let v = values[key] { return v }
            throw ReadError.missing(key)
        }
    }
}
let good = Settings(values: ["width": 3])
let bad = Settings(values: [:])
do {
    print(try good.width, try good["width"])
    print(try bad.width)
} catch ReadError.missing(let name) {
    print("missing", name)
}
print((try? bad["height"]) ?? -1)
print(try good.width + 1)
