// Covers: closures, weak-unowned
final class Timer {
    var ticks = 0
    var handler: (() -> Int)?
    func startWeak() { handler = { [weak self] in guard let self else { return -1 }; self.ticks += 1; return self.ticks } }
    func startUnowned() { handler = { [unowned self] in self.ticks += 10; return ticks } }
    func startNamed() { handler = { [owner = self, step = ticks + 5] in owner.ticks + step } }
    deinit { print("timer gone after", ticks) }
}
var saved: (() -> Int)?
do {
    let timer = Timer()
    timer.startWeak()
    print(timer.handler!(), timer.handler!())
    saved = timer.handler
}
print(saved!())
do { let timer = Timer(); timer.startUnowned(); print(timer.handler!()) }
do { let timer = Timer(); timer.startNamed(); print(timer.handler!()); timer.handler = nil }
var n = 1
let byValue = { [n] in n }
let byReference = { n }
n = 2
print(byValue(), byReference())
let list = [1, 2, 3]
let closures = list.map { k in { [m = k * k] in m + n } }
n = 100
print(closures.map { $0() })
let makers: [() -> Timer?] = [{ [t = Timer()] in t }, { nil }]
print(makers.map { $0() == nil })
