// Covers: classes, inheritance, initializers
class Document {
    let title: String
    init?(title: String) {
        if title.isEmpty { return nil }
        self.title = title
    }
    deinit { print("closed", title) }
}
class Letter: Document {
    let pages: Int
    init?(title: String, pages: Int) {
        guard pages > 0 else { return nil }
        self.pages = pages
        super.init(title: title)
    }
    convenience init?(_ text: String) {
        guard let count = Int(text) else { return nil }
        self.init(title: "n" + text, pages: count)
    }
}
print(Document(title: "") == nil)
if let letter = Letter(title: "hello", pages: 2) { print(letter.title, letter.pages) }
print(Letter(title: "", pages: 2) == nil, Letter(title: "x", pages: 0) == nil)
print(Letter("3")?.pages ?? -1)
print(Letter("zero") == nil, Letter("0") == nil)
