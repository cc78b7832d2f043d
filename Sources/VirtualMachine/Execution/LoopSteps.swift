import Bytecode

/// Tests at the end of loops, where plain execution leaves them to the core.
extension Machine {
    /// Whether the condition of a `loopIf…` holds.
    @inline(never)
    func goesOn(_ i: Instruction, _ r: Frame) -> Bool {
        switch i.opcode {
        case .loopIfEqualInt: r[i.a] == r[i.b]
        case .loopIfNotEqualInt: r[i.a] != r[i.b]
        case .loopIfLessInt: r.int(i.a) < r.int(i.b)
        case .loopIfLessOrEqualInt: r.int(i.a) <= r.int(i.b)
        case .loopIfLessDouble: r.double(i.a) < r.double(i.b)
        case .loopIfLessOrEqualDouble: r.double(i.a) <= r.double(i.b)
        case .loopIfEqualImmediate: r.int(i.a) == offset(i.b)
        case .loopIfNotEqualImmediate: r.int(i.a) != offset(i.b)
        case .loopIfLessImmediate: r.int(i.a) < offset(i.b)
        case .loopIfLessOrEqualImmediate: r.int(i.a) <= offset(i.b)
        case .loopIfGreaterImmediate: r.int(i.a) > offset(i.b)
        default: r.int(i.a) >= offset(i.b)
        }
    }

    /// Counts on by the step behind the limit behind the counter; whether that is not past the end.
    @inline(never)
    func strides(_ i: Instruction, _ r: Frame) -> Bool {
        let (limit, step) = (r.int(i.a + 1), r.int(i.a + 2))
        let (next, overflow) = r.int(i.a).addingReportingOverflow(step)
        if overflow { return false }
        r.set(i.a, next)
        if i.opcode == .loopStrideThrough, next == limit { return true }
        return step > 0 ? next < limit : next > limit
    }
}
