// Covers: throw, do-catch, try, enums
enum ParseError: Error, Equatable {
    case empty
    case notANumber(String)
    case outOfRange(Int, allowed: ClosedRange<Int>)
}
func parse(_ text: String) throws -> Int {
    if text.isEmpty { throw ParseError.empty }
    guard let n = Int(text) else { throw ParseError.notANumber(text) }
    guard (0...99).contains(n) else { throw ParseError.outOfRange(n, allowed: 0...99) }
    return n
}
for text in ["42", "", "x1", "100", "-1"] {
    do {
        let n = try parse(text)
        print("parsed", n)
    } catch ParseError.empty {
        print("nothing there")
    } catch ParseError.notANumber(let text) where text.count > 1 {
        print("not a number:", text)
    } catch let ParseError.outOfRange(n, allowed) {
        print(n, "is outside", allowed)
    } catch {
        print("other:", error)
    }
}
print((try? parse("7")) as Any, (try? parse("y")) as Any, try! parse("9"))
print((try? parse("5")) ?? -1, (try? parse("")) ?? -1)
if let n = try? parse("12"), n > 10 { print("big", n) }

func sum(_ texts: [String]) throws -> Int {
    var total = 0
    for text in texts { total += try parse(text) }
    return total
}
print(try sum(["1", "2", "3"]))
do { print(try sum(["1", "two", "3"])) } catch let error as ParseError { print(error == .notANumber("two")) }
do { _ = try ["1", "z"].map(parse) } catch { print("map:", error) }
do {
    let pair = (try parse("1"), try parse("2"))
    print(pair.0 + pair.1, try parse("3") + parse("4"))
}
func first(_ texts: [String]) -> Int? {
    for text in texts { if let n = try? parse(text) { return n } }
    return nil
}
print(first(["", "a", "8"]) as Any, first([]) as Any)
let result = Result { try parse("nope") }
switch result { case .success(let n): print(n); case .failure(let e): print("failed with", e) }
