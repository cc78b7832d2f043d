import Glibc
import VirtualMachine

/// Putting texts together.
extension CoreLibrary {
    /// Texts one after the other, `bytes` in all.
    static func joined(
        _ texts: some Sequence<UnsafeMutablePointer<String>>, _ separator: String, bytes: Int
    ) -> String {
        String(unsafeUninitializedCapacity: bytes) { target in
            var place = 0
            func add(_ text: String) {
                let count: Int? = text.utf8.withContiguousStorageIfAvailable { units in
                    guard let start = units.baseAddress else { return 0 }
                    memcpy(target.baseAddress! + place, start, units.count)
                    return units.count
                }
                if let count {
                    place += count
                    return
                }
                for unit in text.utf8 {
                    target[place] = unit
                    place += 1
                }
            }
            var isFirst = true
            for text in texts {
                if !isFirst { add(separator) }
                isFirst = false
                add(text.pointee)
            }
            return place
        }
    }
}
