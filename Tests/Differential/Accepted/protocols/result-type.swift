// Covers: result
enum Failure: Error, Equatable { case tooShort(Int), empty }
func check(_ text: String) -> Result<String, Failure> {
    if text.isEmpty { return .failure(.empty) }
    return text.count < 3 ? .failure(.tooShort(text.count)) : .success(text)
}
print(check("hello"), check("ab"), check(""))
switch check("swift") {
case .success(let value): print("ok", value)
case .failure(let error): print("failed", error)
}
print(check("abc").map { $0.count }, check("x").map { $0.count }, check("abc").flatMap { check(String($0.dropFirst(2))) })
print(check("x").mapError { _ in Failure.empty }, (try? check("abcd").get()) ?? "none", (try? check("").get()) ?? "none")
do { print(try check("a").get()) } catch { print("caught", error) }
struct Other: Error {}
let caught = Result { () throws -> Int in throw Other() }
if case .failure(let error) = caught { print("wrapped", error is Other) }
let fine = Result { 6 * 7 }
print(try! fine.get(), check("abc") == .success("abc"), check("") == .failure(.empty), check("q") == .failure(.tooShort(2)))
print(["ab", "abc", "abcd"].map(check).compactMap { try? $0.get() })
