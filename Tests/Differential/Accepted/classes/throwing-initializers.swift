// Covers: classes, inheritance, initializers
enum Problem: Error { case negative(Int), odd }
class Base {
    let value: Int
    init(_ value: Int) throws {
        if value < 0 { throw Problem.negative(value) }
        self.value = value
    }
}
class Even: Base {
    let half: Int
    override init(_ value: Int) throws {
        half = value / 2
        try super.init(value)
        if value % 2 != 0 { throw Problem.odd }
    }
    deinit { print("even", value, "gone") }
}
for number in [4, 3, -2] {
    do {
        let even = try Even(number)
        print(even.half, even.value)
    } catch Problem.negative(let n) {
        print("negative", n)
    } catch {
        print("error", error)
    }
}
print((try? Even(-1)) == nil)
