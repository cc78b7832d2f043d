// Covers: protocols, closures, weak-unowned
protocol Observer: AnyObject { func update(_ value: Int) }
final class Subject {
    private var observers: [() -> Observer?] = []
    var value = 0 { didSet { if value != oldValue { notify() } } }
    func attach(_ observer: Observer) { observers.append { [weak observer] in observer } }
    private func notify() {
        observers.removeAll { $0() == nil }
        for get in observers { get()?.update(value) }
    }
    var observerCount: Int { observers.count }
}
class Printer: Observer {
    let tag: String
    init(_ tag: String) { self.tag = tag }
    func update(_ value: Int) { print(tag, value) }
}
final class Doubler: Printer { override func update(_ value: Int) { super.update(value * 2) } }
let subject = Subject()
let first = Printer("plain")
subject.attach(first)
do {
    let second = Doubler("double")
    subject.attach(second)
    subject.value = 1
    subject.value = 1
}
subject.value = 2
print(subject.observerCount)
