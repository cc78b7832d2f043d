// Covers: string-format
import Foundation
print(String(format: "%d|%5d|%-5d|%05d|%+d", 42, 42, 42, 42, 42))
print(String(format: "%.2f|%8.3f|%-8.1f|%08.2f|%+.1f", 3.14159, 2.71828, 1.5, -1.5, 0.25))
print(String(format: "%x|%X|%#x|%o|%08x", 255, 255, 255, 8, 48879))
print(String(format: "%e|%.2E|%g|%g|%G", 12345.678, 0.00012, 0.0001, 1e10, 1e-7))
print(String(format: "%@ and %@", "text", "more"))
print(String(format: "%5.1f%%", 99.5), String(format: "no arguments"))
print(String(format: "%c%c", 72, 105), String(format: "%i %u", -3, 7))
print(String(format: "%ld %lld %lu", 1, 2, 3))
print(String(format: "%.0f %.0f %.0f %.0f", 0.5, 1.5, 2.5, -0.5))
print(String(format: "%.3f", Float(1) / 3), String(format: "%10.4f|", Double.pi))
print(String(format: "%f %f", Double.infinity, -Double.infinity))
print(String(format: "%2$@ %1$@", "world", "hello"))
print(String(format: "%*d|%-*d|", 6, 42, 6, 42))
let rows: [(String, Double)] = [("apples", 1.5), ("kiwis", 12.25)]
for (name, price) in rows {
    print(name.padding(toLength: 10, withPad: ".", startingAt: 0) + String(format: "%7.2f", price))
}
