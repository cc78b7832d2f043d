import Bytecode

/// Values of enums that lie in boxes, where a case has no payload: one object for all of them. Boxes are
/// copied when they are written to while shared, so nobody can tell.
extension Machine {
    /// The object of a case, with one more owner.
    @inline(never)
    func sharedCase(_ index: Int, of type: TypePointer) -> UInt64 {
        if type.pointee.cases == nil {
            let count = type.pointee.descriptor.cases.count
            type.pointee.cases = .allocate(capacity: count)
            type.pointee.cases.unsafelyUnwrapped.initialize(repeating: 0, count: count)
        }
        let cases = type.pointee.cases.unsafelyUnwrapped
        if cases[index] == 0 {
            let object = heap.newUncountedObject(type)
            object.payload[0] = UInt64(index)
            sharedCases.append(object)
            cases[index] = object.slot
        }
        Object(cases[index]).retain()
        return cases[index]
    }
}
