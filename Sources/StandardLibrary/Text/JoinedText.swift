import Glibc
import VirtualMachine

/// Putting texts together.
extension CoreLibrary {
    /// The texts of an array one after the other.
    static func joined(_ parts: Object, _ separator: String, in heap: Heap) throws -> String {
        let count = parts.arrayCount
        let slots = parts.elementSlots
        var bytes = separator.utf8.count * max(0, count - 1)
        for index in 0..<count { bytes += Object(slots[index]).string.pointee.utf8.count }
        guard heap.hasRoom(for: bytes) else { throw outOfMemory("a string of \(bytes) bytes") }
        var separator = separator
        return separator.withUTF8 { separator in
            String(unsafeUninitializedCapacity: bytes) { target in
                guard var place = UnsafeMutableRawPointer(target.baseAddress) else { return 0 }
                for index in 0..<count {
                    if index > 0 { add(separator, at: &place) }
                    let text = Object(slots[index]).string
                    let isPlain: Void? = text.pointee.utf8.withContiguousStorageIfAvailable {
                        add($0, at: &place)
                    }
                    if isPlain == nil {
                        var copy = text.pointee
                        copy.withUTF8 { add($0, at: &place) }
                    }
                }
                return bytes
            }
        }
    }

    @inline(__always)
    private static func add(
        _ bytes: UnsafeBufferPointer<UInt8>, at place: inout UnsafeMutableRawPointer
    ) {
        guard let start = bytes.baseAddress else { return }
        if bytes.count <= 16 {
            // Shorter than what a call costs.
            for index in 0..<bytes.count {
                place.storeBytes(of: start[index], toByteOffset: index, as: UInt8.self)
            }
        } else {
            memcpy(place, start, bytes.count)
        }
        place += bytes.count
    }
}
