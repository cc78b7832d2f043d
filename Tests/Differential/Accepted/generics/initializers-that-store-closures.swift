// Covers: initializers, closures, generics
struct Task2<Input, Output> {
    let name: String
    let run: (Input) -> Output
    init(_ name: String, _ body: @escaping (Input) -> Output) {
        self.name = name
        self.run = body
    }
    init<Middle>(_ first: Task2<Input, Middle>, then second: Task2<Middle, Output>) {
        name = first.name + ">" + second.name
        run = { second.run(first.run($0)) }
    }
    init<S>(sequence: S, _ pick: @escaping (S, Input) -> Output) {
        name = "seq"
        run = { input in pick(sequence, input) }
    }
}
struct AnyShape {
    let area: () -> Double
    let describe: () -> String
    init<S: CustomStringConvertible>(_ shape: S, area: Double) {
        self.area = { area }
        self.describe = { shape.description }
    }
}
let t = Task2("len") { (s: String) in s.count }
let u = Task2("sq") { (n: Int) in n * n }
print(Task2(t, then: u).run("four"), Task2(t, then: u).name)
print(Task2(sequence: [1, 2, 3]) { (s: [Int], i: Int) in s[i] }.run(2))
print(AnyShape(42, area: 3).describe(), AnyShape("x", area: 2.5).area())
