// Covers: clock-duration
let second: Duration = .seconds(1)
let short: Duration = .milliseconds(250)
print(second + short, second - short, second * 3, second / 4, second / short)
print(Duration.seconds(1.5), Duration.microseconds(12), Duration.nanoseconds(7))
print(second > short, max(second, short) == second, second == .milliseconds(1000))
var total = Duration.zero
for step in 1...4 { total += .milliseconds(step * 100) }
print(total, total.components.seconds, total.components.attoseconds)
let durations = [second, short, total].sorted()
print(durations)
print(durations.reduce(.zero, +))
let clock = ContinuousClock()
let start = clock.now
let took = clock.measure { _ = (0..<1000).reduce(0, +) }
print(took >= .zero, clock.now >= start, start.duration(to: clock.now) >= .zero)
print(start.advanced(by: .seconds(2)) - start, start + short > start)
print(second / 3, Duration.seconds(-1) / 3, Duration.milliseconds(-1500).components)
print(Duration.seconds(10) * -3, Duration.seconds(0.1) * 3, Duration.seconds(3) * 0.5)
