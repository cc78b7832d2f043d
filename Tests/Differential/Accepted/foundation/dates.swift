// Covers: date
import Foundation
let start = Date(timeIntervalSince1970: 0)
let later = start.addingTimeInterval(90)
print(start, later)
print(later.timeIntervalSince(start), start.timeIntervalSince(later))
print(start < later, start == Date(timeIntervalSince1970: 0), max(start, later) == later)
print(start.timeIntervalSince1970, start.timeIntervalSinceReferenceDate)
print(Date(timeIntervalSinceReferenceDate: 0).timeIntervalSince1970)
var moment = start
moment += 3600
moment -= 0.5
print(moment.timeIntervalSince1970, (moment + 1).timeIntervalSince(moment))
let before = Date()
var sum = 0
for i in 0..<1000 { sum += i }
let elapsed = Date().timeIntervalSince(before)
print(sum, elapsed >= 0, elapsed < 60, before.timeIntervalSinceNow <= 0)
print(Date.now >= before, start.distance(to: later), start.advanced(by: 1).timeIntervalSince1970)
let interval: TimeInterval = 2.5
print(interval * 2, [later, start].sorted().first == start, start.compare(later) == .orderedAscending)
print(Set([start, Date(timeIntervalSince1970: 0)]).count)
