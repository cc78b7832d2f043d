// Covers: generics, type-inference
func kind(_ value: Double) -> String { "double" }
func kind<T>(_ value: T) -> String { "generic \(T.self)" }
print(kind(3), kind(3.0), kind("a"), kind([1]))

struct Scale {
    func by(_ factor: Double) -> String { "by a double" }
    func by<T: Numeric>(_ factor: T) -> String { "by a \(T.self)" }
}
print(Scale().by(1), Scale().by(1.5), Scale().by(2 as Float))

func size(_ value: Float) -> String { "float" }
func size(_ value: Int) -> String { "int" }
func size(_ value: Double) -> String { "double" }
print(size(2), size(2.5), size(2 as Float))

func first(_ value: Int?) -> String { "optional" }
func first(_ value: Double) -> String { "double" }
print(first(1), first(1.5), first(nil))

// A number written without a point is worth as much to a generic function as to one of Doubles.
func sum(_ a: Int, _ b: Int) -> String { "Int" }
func sum(_ a: Double, _ b: Double) -> String { "Double" }
func sum<T: Numeric>(_ a: T, _ b: T) -> String { "T" }
print(sum(1.5, 2), sum(1, 2), sum(2, 1.5), sum(Float(1), 2))

// One expression with a value is rather a function of that value than one of nothing.
func run(_ body: () -> Void) -> String { "nothing" }
func run<T>(_ body: () -> T) -> String { "\(T.self)" }
func seven() -> Int { 7 }
func nothing() {}
print(run { 1 }, run { nothing() }, run { seven() }, run { _ = seven() })
