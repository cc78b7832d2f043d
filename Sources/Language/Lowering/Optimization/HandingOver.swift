import Bytecode

extension CodeGraph {
    /// A result that goes through an owning register only to be stored is stored at once.
    ///
    ///     move r3, w; storeSlot r1, r3, 2; loadImmediate r3, 0  →  storeSlot r1, w, 2
    ///
    /// The owning register holds nothing before and after.
    mutating func handOver() {
        let isTarget = jumpTargets
        for index in code.indices where code[index].opcode == .move && !isRemoved[index] {
            let (owner, source) = (code[index].a, code[index].b)
            guard isReference.contains(Int(owner)), !isReference.contains(Int(source)) else {
                continue
            }
            let store = kept(from: index + 1)
            guard store < code.count, !isTarget[store], code[store].opcode == .storeSlot,
                code[store].b == owner, code[store].a != owner
            else { continue }
            let clear = kept(from: store + 1)
            guard clear < code.count, !isTarget[clear],
                code[clear] == Instruction(.loadImmediate, Int(owner), immediate: 0)
            else { continue }
            code[store].b = source
            isRemoved[index] = true
            isRemoved[clear] = true
        }
    }
}
