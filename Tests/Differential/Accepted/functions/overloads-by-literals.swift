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
