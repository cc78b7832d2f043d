// Covers: lazy-sequences
let numbers = [1, 2, 3, 4, 5, 6]
let doubled = numbers.lazy.map { n -> Int in
    print("map \(n)", terminator: " ")
    return n * 2
}
print("nothing yet")
print(doubled[2], doubled.count, doubled.last!)
let chosen = doubled.filter { n in
    print("test \(n)", terminator: " ")
    return n % 3 == 0
}
for value in chosen { print("->", value) }
print(chosen.first!)
print(Array(chosen))
let found = numbers.lazy.filter { $0 > 2 }.map { $0 * $0 }.first { $0 > 10 }
print(found!, numbers.lazy.prefix { $0 < 4 }.map { -$0 }.reduce(0, +), Array(numbers.lazy.drop { $0 < 4 }))
print(numbers.lazy.compactMap { $0 % 2 == 0 ? "\($0)" : nil }.joined(separator: ","))
print(Array(numbers.lazy.flatMap { [$0, $0] }.prefix(4)), numbers.lazy.reversed().first!, numbers.lazy.contains(3))
let eager = numbers.map { n -> Int in
    print("eager \(n)", terminator: " ")
    return n
}
print(eager.count)
