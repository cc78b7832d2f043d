// Covers: structs, computed-properties
// A property and functions of one name: without a call the property is meant, with arguments a function.
struct Start {
    let name: String
    static func scaled(by factor: Int = 1) -> Start { Start(name: "scaled by \(factor)") }
    static var scaled: Start { Start(name: "scaled") }
    static var plain: Start { Start(name: "plain") }
    static func plain(_ times: Int) -> Start { Start(name: "plain, \(times) times") }
}

func name(_ start: Start = .scaled) -> String { start.name }

let implicit: Start = .scaled
let written = Start.scaled
let called: Start = .scaled(by: 3)
print(implicit.name, written.name, called.name, Start.scaled().name)
print(name(), name(.scaled), name(.scaled(by: 2)), name(.plain), name(.plain(4)))
