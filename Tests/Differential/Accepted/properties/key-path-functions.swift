// Covers: key-paths
struct Book { let title: String; let pages: Int; var rating: Double }
extension Sequence {
    func sorted<T: Comparable>(by path: KeyPath<Element, T>) -> [Element] {
        sorted { $0[keyPath: path] < $1[keyPath: path] }
    }
    func sum<T: Numeric>(_ path: KeyPath<Element, T>) -> T {
        reduce(0) { $0 + $1[keyPath: path] }
    }
    func grouped<K: Hashable>(by path: KeyPath<Element, K>) -> [K: [Element]] {
        Dictionary(grouping: self) { $0[keyPath: path] }
    }
}
let books = [
    Book(title: "Dune", pages: 600, rating: 4.5), Book(title: "Emma", pages: 400, rating: 4),
    Book(title: "It", pages: 1100, rating: 4.5),
]
print(books.sorted(by: \.pages).map(\.title))
print(books.sorted(by: \.title.count).map(\.title))
print(books.sum(\.pages), books.sum(\.rating))
print(books.grouped(by: \.rating)[4.5]!.map(\.title))
let getter: (Book) -> String = \.title
print(books.map(getter))
print(books.max { $0.pages < $1.pages }.map(\.title) ?? "none")
let named = ["first": \Book.pages]
print(books[0][keyPath: named["first"]!])
