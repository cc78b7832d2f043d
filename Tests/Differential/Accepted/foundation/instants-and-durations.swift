// Covers: clock-duration, operators
let clock = ContinuousClock()
let start = clock.now
let later = start + .milliseconds(100)
print(later > start, start.duration(to: later))
print(start.advanced(by: .seconds(2)) - start)
let pause: Duration = .seconds(1) + .milliseconds(250)
print(pause, pause / 2, pause * 3)
print(later - .milliseconds(100) == start)
var moment = clock.now
let before = moment
moment += .seconds(1)
print(before.duration(to: moment))
print(ContinuousClock.now < .now + .seconds(5))
