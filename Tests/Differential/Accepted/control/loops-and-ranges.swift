// Covers: for-in, while, repeat, range, closed-range, stride
// Every kind of loop, with bounds that are empty, single or reversed.
var visited: [Int] = []
for i in 0..<0 { visited.append(i) }
for i in 5...5 { visited.append(i) }
for i in (1...3).reversed() { visited.append(i) }
print(visited)

var countdown = 3
while countdown > 0 {
    print("T-\(countdown)", terminator: " ")
    countdown -= 1
}
print("liftoff")

var attempts = 0
repeat {
    attempts += 1
} while attempts < 0
print("attempts:", attempts)

for x in stride(from: 0, to: 1, by: 0.25) { print(x, terminator: " ") }
print()
for x in stride(from: 10, through: 0, by: -5) { print(x, terminator: " ") }
print()
for _ in stride(from: 0, to: 10, by: -1) { print("never") }

let limit = 4
for i in -limit...limit where i != 0 && limit % i == 0 { print(i, terminator: ",") }
print()

var n = 27, steps = 0, highest = n
while n != 1 {
    n = n % 2 == 0 ? n / 2 : 3 * n + 1
    highest = max(highest, n)
    steps += 1
}
print(steps, highest)

// A loop works on a copy of what it iterates over.
var items = [1, 2, 3]
for item in items where item < 3 { items.append(item * 10) }
print(items)
for var k in 1...2 { k *= 100; print(k) }
