// Covers: any, key-paths
print((Int, String).self, (x: Int, y: [Double]).self, [Int.self, String.self])
print([])
struct Car { var seats = Seats(); struct Seats { var count = 4 } }
print(\Car.seats, \Car.Seats.count, (\Car.seats).appending(path: \.count) == \Car.seats.count)
func sorted<T, Key: Comparable>(_ items: [T], by key: KeyPath<T, Key>) -> [T] {
    items.sorted { $0[keyPath: key] < $1[keyPath: key] }
}
print(sorted(["ccc", "a", "bb"], by: \.count))
struct Queue { var items = ["a", "bb"]; var front = Car() }
let path = \Queue.front
print(path.appending(path: \.seats.count) == \Queue.front.seats.count, Queue()[keyPath: path.appending(path: \.seats)].count)
