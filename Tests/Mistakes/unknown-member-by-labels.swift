struct Counter {
    func add(_ count: Int) -> Int { count + 1 }
}
let add = Counter.add(by:)
