// Covers: closures, weak-unowned, classes
// Where a closure may use an object's members without `self.`, and where it says it.
class Counter {
    var count = 0
    var actions: [() -> Void] = []
    lazy var doubled: () -> Int = { self.count * 2 }
    lazy var start: Int = { count + 1 }()
    func bump() { count += 1 }
    func run(_ action: () -> Void) { action() }
    func keep(_ action: @escaping () -> Void) { actions.append(action) }
    func useAtOnce() {
        run { count += 1 }
        [1, 2].forEach { count += $0 }
        let total = { count + 1 }()
        print(count, total, [3].map { $0 + count })
    }
    func useLater() {
        keep { self.count += 10 }
        keep { [self] in count += 10; bump() }
        keep { [weak self] in guard let self else { return }; count += 10 }
        keep { [weak self] in if let self { bump() } }
        keep { [unowned self] in count += 10 }
        keep { [count] in print("then", count) }
        keep { [self] in run { bump() } }
        keep(bump)
        func inner() { bump() }
        keep(inner)
    }
    static let step = 5
    static func stepper() -> () -> Int { { step } }
}
let counter = Counter()
counter.useAtOnce()
counter.useLater()
for action in counter.actions { action() }
print(counter.count, counter.doubled(), counter.start, Counter.stepper()())

struct Point {
    var x = 3
    var get: () -> Int { { x } }
}
print(Point().get())

// A property that is a function can be set.
struct Button {
    private var stored: () -> Int = { 1 }
    var action: () -> Int { get { stored } set { stored = newValue } }
}
var button = Button()
button.action = { 5 }
print(button.action())

// A constant of a closure's own, beside the array that the call changes.
var numbers = [1, 2, 3]
numbers.removeAll { [numbers] in $0 == numbers.count }
numbers.removeAll { [size = numbers.count] number in number == size }
print(numbers)
