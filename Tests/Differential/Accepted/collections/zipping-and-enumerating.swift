// Covers: zip, enumerated
let letters = ["a", "b", "c"]
for (index, letter) in letters.enumerated() { print(index, letter, terminator: " ") }
print()
print(Array(zip(letters, 1...)), zip([1, 2, 3], [4.0, 5]).map { Double($0) * $1 })
print(letters.enumerated().map { "\($0.offset)\($0.element)" }, Array(letters.enumerated())[1])
let dictionary = Dictionary(uniqueKeysWithValues: zip(letters, [10, 20, 30]))
print(dictionary["b"]!, dictionary.count, zip(letters, letters.dropFirst()).map { $0 + $1 })
print(letters.enumerated().reversed().map { $0.offset }, letters.enumerated().max { $0.element < $1.element }!.offset)
print(zip(letters, letters).allSatisfy { $0 == $1 }, zip(1...3, 2...4).reduce(0) { $0 + $1.0 * $1.1 })
for (i, (a, b)) in zip(letters, [true, false, true]).enumerated() where b { print(i, a, terminator: " ") }
print()
print(letters.enumerated().first { $0.element == "b" }!, zip(letters, "xyz").map { "\($0)\($1)" }.joined())
let unequal = zip([1, 2, 3], [String]())
print(unequal.map { $0.0 }, letters.indices.contains(3), letters.enumerated().count)
