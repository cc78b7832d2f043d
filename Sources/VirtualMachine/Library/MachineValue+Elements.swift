import Bytecode

/// Arrays of programs as arrays of Swift's.
extension MachineValue {
    package static func loadElements(of array: Object, in machine: Machine) throws -> [Self] {
        let count = array.arrayCount
        var result: [Self] = []
        result.reserveCapacity(count)
        try withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, slotCount)) {
            let element = $0.baseAddress.unsafelyUnwrapped
            for index in 0..<count {
                machine.heap.borrowElement(index, of: array, to: element)
                result.append(try load(from: element, in: machine))
            }
        }
        return result
    }
}

extension Object {
    /// The elements of an array in which they lie as Swift's arrays have them.
    func copiedElements<Element: BitwiseCopyable>() -> [Element] {
        assert(type.pointee.element?.pointee.stride == MemoryLayout<Element>.stride)
        return Array(
            UnsafeRawBufferPointer(
                start: elements, count: arrayCount * MemoryLayout<Element>.stride
            ).bindMemory(to: Element.self))
    }
}
