// Covers: string-format
// Formats with all flags, widths and lengths.
import Foundation
let values: [Double] = [.infinity, -.infinity, .nan, 3.14159, -2.5, 0, -0.0, 1e10, 123456789.123, 1e-7, 100]
for format in ["%08.3f", "%f", "%+f", "% f", "%10f", "%-10f|", "%+010f", "%e", "%E", "%010e", "%g", "%G", "%010g", "%#g", "%#.3g", "%#e", "%#.0e", "%F", "%010F", "%.0f", "%#.0f", "%+.2e", "% 08.3f", "%-08.3f|", "%5.1f%%", "%a", "%A", "%.3a", "%020a", "%lf"] {
    print(format, values.map { String(format: format, $0) })
}
for format in ["%d", "%5d|", "%-5d|", "%05d|", "%+d", "% d", "%+05d", "%x", "%X", "%#x", "%#X", "%#010x", "%o", "%#o", "%.5d", "%8.5d|", "%-8.5d|", "%08.5d|", "%i", "%u", "%ld", "%lld", "%hd", "%hhd", "%+x", "%.0d|", "%.3x", "%#.3x", "%#.3o", "%lx", "%llx", "%lu", "%zd", "%-#8x|", "%+u", "%hx", "%hhx"] {
    print(format, [0, 1, -1, 42, -12345, 255, 1 << 40, Int.min, Int.max].map { String(format: format, $0) })
}
for format in ["%@", "%5@|", "%-5@|", "%10@|"] { print(String(format: format, "abc")) }
print(String(format: "%*d|%-*d|", 5, 42, 5, 42), String(format: "%.*f", 2, 3.14159))
print(String(format: "%2$@ %1$@", "a", "b"), String(format: "%c%c|%5c|", 65, 66, 67))
for format in ["%d", "%u", "%x", "%#o", "%lx", "%i", "%X"] {
    print(String(format: format, UInt8(200)), String(format: format, Int8(-1)), String(format: format, UInt32.max), String(format: format, UInt64.max), String(format: format, Int32(-5)), String(format: format, UInt(7)))
}
