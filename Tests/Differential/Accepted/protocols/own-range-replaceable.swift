// Covers: collection-conformance
struct Playlist: RangeReplaceableCollection, BidirectionalCollection, CustomStringConvertible {
    private var songs: [String] = []
    init() {}
    var startIndex: Int { songs.startIndex }
    var endIndex: Int { songs.endIndex }
    subscript(i: Int) -> String { songs[i] }
    func index(after i: Int) -> Int { i + 1 }
    func index(before i: Int) -> Int { i - 1 }
    mutating func replaceSubrange<C: Collection>(_ range: Range<Int>, with new: C) where C.Element == String {
        songs.replaceSubrange(range, with: new)
    }
    var description: String { songs.joined(separator: ", ") }
}
var list = Playlist(["A", "B"])
list.append("C")
list.append(contentsOf: ["D", "E"])
list.insert("X", at: 1)
print(list, list.count, list.first!, list.last!)
print(list.remove(at: 1), list.removeFirst(), list.removeLast(), list)
list.removeAll { $0 == "C" }
list += ["Z"]
print(list, list + ["Y"], list.filter { $0 > "B" }, Playlist(repeating: "la", count: 2))
list.removeSubrange(0...0)
list.removeAll()
print(list.isEmpty, list.popLast() as Any)
