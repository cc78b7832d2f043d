// Covers: string, substring, range
// Where a text occurs in another, and what stands at those places.
let line = "the cat, the hat and the rest; they thaw"
let places = line.ranges(of: "the")
print(places.count)
for place in places { print(line[place], line[place.lowerBound...].prefix(5)) }
for place in places.reversed() {
    print(line.distance(from: line.startIndex, to: place.lowerBound), terminator: " ")
}
print()
let starts = places.map { line[$0.upperBound...].first ?? "-" }
print(starts)
let umlauts = "Bäume, Büsche, Bäche"
for place in umlauts.ranges(of: "B") { print(umlauts[place.upperBound...].prefix(3)) }
print("aaaa".ranges(of: "aa").count, "abc".ranges(of: "x").isEmpty)
var cut = ""
var next = line.startIndex
for place in places {
    cut += line[next..<place.lowerBound] + "<\(line[place])>"
    next = place.upperBound
}
print(cut + line[next...])
