// Covers: structs, dictionary, optional-chaining, set, string
struct Room { let name: String; var exits: [String: String]; var items: Set<String> = [] }
struct World {
    private var rooms: [String: Room]
    private(set) var here = "hall"
    private(set) var bag: [String] = []
    init() {
        rooms = [
            "hall": Room(name: "Hall", exits: ["north": "library", "east": "cellar"]),
            "library": Room(name: "Library", exits: ["south": "hall"], items: ["book", "lamp"]),
            "cellar": Room(name: "Cellar", exits: ["west": "hall"], items: ["rope"]),
        ]
    }
    mutating func perform(_ command: String) -> String {
        let words = command.lowercased().split(separator: " ").map(String.init)
        switch (words.first, words.dropFirst().first) {
        case ("go", let direction?):
            guard let next = rooms[here]?.exits[direction] else { return "You cannot go \(direction)." }
            if next == "cellar", !bag.contains("lamp") { return "It is too dark." }
            here = next
            return "You are in the \(rooms[here]!.name)."
        case ("take", let item?):
            guard rooms[here]?.items.remove(item) != nil else { return "There is no \(item)." }
            bag.append(item)
            return "Taken: \(item)."
        case ("drop", let item?) where bag.contains(item):
            bag.removeAll { $0 == item }
            rooms[here]?.items.insert(item)
            return "Dropped."
        case ("look", nil):
            let items = rooms[here]?.items.sorted() ?? []
            return items.isEmpty ? "Nothing here." : "You see \(items.joined(separator: " and "))."
        case ("bag", _): return bag.isEmpty ? "Empty." : bag.joined(separator: ", ")
        case (let verb?, nil): return "\(verb) what?"
        case (nil, _): return "Say something."
        default: return "I do not know how to \(words.joined(separator: " "))."
        }
    }
}
var world = World()
for command in ["look", "go east", "go north", "look", "TAKE lamp", "take lamp", "bag", "go south", "go east", "take rope", "drop lamp", "look", "bag", "dance wildly", "take", "", "go up"] {
    print(">", command)
    print(world.perform(command))
}
print(world.here, world.bag)
