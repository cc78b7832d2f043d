// Covers: generics, closures, functions-as-values, optional, type-aliases
typealias Input = Substring
struct Parser<Output> {
    let run: (inout Input) -> Output?
    func parse(_ text: String) -> (value: Output?, rest: String) {
        var input = Substring(text)
        let value = run(&input)
        return (value, String(input))
    }
    func map<T>(_ f: @escaping (Output) -> T) -> Parser<T> { Parser<T> { input in run(&input).map(f) } }
    func then<T>(_ next: Parser<T>) -> Parser<(Output, T)> {
        Parser<(Output, T)> { input in
            let start = input
            guard let a = run(&input), let b = next.run(&input) else { input = start; return nil }
            return (a, b)
        }
    }
    func or(_ other: Parser) -> Parser { Parser { input in run(&input) ?? other.run(&input) } }
    var many: Parser<[Output]> {
        Parser<[Output]> { input in
            var all: [Output] = []
            while let one = run(&input) { all.append(one) }
            return all
        }
    }
}
func character(_ test: @escaping (Character) -> Bool) -> Parser<Character> {
    Parser { input in
        guard let first = input.first, test(first) else { return nil }
        input.removeFirst()
        return first
    }
}
let digit = character { $0.isNumber }
let number = digit.then(digit.many).map { first, rest in Int(String([first] + rest))! }
let comma = character { $0 == "," }
let list = number.then(comma.then(number).map { $0.1 }.many).map { [$0.0] + $0.1 }
let word = character { $0.isLetter }.then(character { $0.isLetter || $0.isNumber }.many).map { String([$0] + $1) }
enum Item: Equatable { case number(Int), word(String) }
let item = number.map { Item.number($0) }.or(word.map { Item.word($0) })
print(number.parse("123abc"), digit.parse("x").value as Any, list.parse("1,22,333;"))
print(item.parse("a1b2 "), item.parse("77"), item.parse("?").value == nil, list.parse(",").rest)
