// Covers: default-arguments, classes, inheritance
class Greeter {
    var greeting: String
    init(greeting: String = "Hello", marks: Int = 1) { self.greeting = greeting + String(repeating: "!", count: marks) }
    func greet(_ name: String = "you", times: Int = 1) -> String {
        Array(repeating: "\(greeting) \(name)", count: times).joined(separator: " ")
    }
    func sum(_ numbers: Int..., by factor: Int = 1) -> Int { numbers.reduce(0, +) * factor }
    func update(_ text: inout String) { text += greeting }
}
class Loud: Greeter {
    override func greet(_ name: String = "all", times: Int = 1) -> String { super.greet(name, times: times).uppercased() }
    override func sum(_ numbers: Int..., by factor: Int = 1) -> Int { numbers.count }
    override func update(_ text: inout String) { text = "<" + text; super.update(&text) }
}
let greeters: [Greeter] = [Greeter(), Loud(greeting: "Hey"), Loud(marks: 3)]
for greeter in greeters {
    var text = "t"
    greeter.update(&text)
    print(greeter.greet(times: 2), greeter.greet("Bo"), greeter.sum(1, 2, 3, by: 2), text)
}
print(Loud().greet())
