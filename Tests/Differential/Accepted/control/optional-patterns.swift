// Covers: optional-patterns, if-let, optional, nil-coalescing
let readings: [Int?] = [3, nil, 12, nil, 0]
for case let value? in readings { print(value, terminator: " ") }
print()
for case .some(let value) in readings where value > 5 { print("big", value) }
for case nil in readings { print("gap", terminator: ";") }
print()

func describe(_ value: Int?) -> String {
    switch value {
    case 0?: "zero"
    case let n? where n < 0: "below"
    case .some(1...9): "digit"
    case .some(10): "ten"
    case .some: "more"
    case .none: "nothing"
    }
}
print([nil, 0, -4, 7, 10, 99].map(describe))

// Two layers: a lookup that may miss, of a value that may be missing.
let ages: [String: Int?] = ["ann": 31, "bob": nil]
func age(of name: String) -> String {
    switch ages[name] {
    case .none: "unknown person"
    case .some(.none): "no age"
    case .some(.some(let age)): "\(age)"
    }
}
print(age(of: "ann"), age(of: "bob"), age(of: "eve"))
if case let age?? = ages["ann"] { print("age", age) }

let text: String? = "42"
if let text, let number = Int(text), number > 40 { print(number) }
if let number = text.flatMap(Int.init) { print(number + 1) }
if text == nil { print("none") } else if text == "42" { print("the answer") }
let a: Int? = 1, b: Int? = nil
print(a ?? b ?? 9, b ?? a ?? 9, b ?? b ?? 9)
let fallback: Int? = b ?? a
print(fallback as Any)
var copy = a
if var value = copy { value += 1; copy = value * 10 }
print(copy!)
while let value = copy, value > 15 { copy = value > 18 ? value - 2 : nil }
print(copy as Any)
