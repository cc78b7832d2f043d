// Covers: property-wrappers
@propertyWrapper
struct Trimmed {
    private(set) var value: String = ""
    var wrappedValue: String {
        get { value }
        set { value = String(newValue.drop(while: { $0 == " " })) }
    }
    init(wrappedValue: String) { self.wrappedValue = wrappedValue }
}
@propertyWrapper
struct Counted<T> {
    var wrappedValue: T { didSet { writes += 1 } }
    private(set) var writes = 0
    var projectedValue: Int { writes }
    init(wrappedValue: T) { self.wrappedValue = wrappedValue }
}
struct Note {
    @Trimmed var text: String = "   padded"
    @Counted var stars: [Int] = []
}
func run() {
    @Counted var total = 0
    for i in 1...4 { total += i }
    print(total, $total, _total.writes)
    var note = Note()
    print(note.text + "|")
    note.text = "  again"
    note.stars.append(3)
    note.stars.append(4)
    print(note.text, note.stars, note.$stars)
    let f = { total += 100 }
    f()
    print(total, $total)
}
run()
