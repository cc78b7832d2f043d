// Covers: substring, string-indices
// A part of a text that loses its ends is still a part of that text: its indices stay.
let whole = "héllo wörld"
func offsets(_ part: Substring) -> (Int, Int) {
    (
        whole.distance(from: whole.startIndex, to: part.startIndex),
        whole.distance(from: whole.startIndex, to: part.endIndex)
    )
}
var rest = whole[...]
rest.removeFirst()
print(rest, offsets(rest))
print(rest.popFirst() ?? "-", offsets(rest))
rest.removeFirst(2)
print(rest, offsets(rest), whole[..<rest.startIndex])
rest.removeLast()
print(rest.popLast() ?? "-", offsets(rest))
rest.removeLast(1)
print(rest, whole[rest.endIndex...], rest.base == whole)
var scanner = whole.dropFirst(3)
while let next = scanner.first, next != "w" { scanner.removeFirst() }
print(scanner, scanner.endIndex == whole.endIndex, offsets(scanner))
struct Lexer {
    let text: String
    var rest: Substring
    init(_ text: String) { (self.text, rest) = (text, text[...]) }
    mutating func next() -> (token: String, at: Int)? {
        while rest.first == " " { rest.removeFirst() }
        guard let first = rest.first else { return nil }
        let at = text.distance(from: text.startIndex, to: rest.startIndex)
        var token = ""
        while let c = rest.first, c.isNumber == first.isNumber, c != " " { token.append(rest.removeFirst()) }
        return (token, at)
    }
}
var lexer = Lexer("12 + 345*x")
while let (token, at) = lexer.next() { print(at, token) }
