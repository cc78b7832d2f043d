// Covers: key-paths, generics, initializers, type-inference
struct City { let name: String, people: Int, area: Double? }
struct Column<Row> {
    let title: String
    let text: (Row) -> String
    init(_ title: String, _ path: KeyPath<Row, String>) {
        self.title = title
        text = { $0[keyPath: path] }
    }
    init<N: Numeric & CustomStringConvertible>(_ title: String, _ path: KeyPath<Row, N>) {
        self.title = title
        text = { $0[keyPath: path].description }
    }
    init<V>(_ title: String, _ path: KeyPath<Row, V?>, _ shown: @escaping (V) -> String) {
        self.title = title
        text = { $0[keyPath: path].map(shown) ?? "-" }
    }
}
let cities = [City(name: "Ulm", people: 126_000, area: 118.7), City(name: "Bern", people: 134_000, area: nil)]
let columns: [Column<City>] = [
    Column("name", \.name), Column("people", \.people), Column("area", \.area) { "\($0) km²" },
]
for city in cities { print(columns.map { $0.title + " " + $0.text(city) }) }
func show<T>(_ value: T, _ path: KeyPath<T, String>) { print("text", value[keyPath: path]) }
func show<T>(_ value: T, _ path: KeyPath<T, Int>) { print("number", value[keyPath: path]) }
show(cities[0], \.people)
show(cities[1], \.name)
