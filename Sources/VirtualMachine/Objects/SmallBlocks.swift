import CInterpreter
import Glibc

/// Memory of small objects: cut from slabs, one list of free blocks for each size.
///
/// Blocks go back to their list, not to the system, so that programs which make and drop many
/// objects pay a few instructions for each.
extension Heap {
    /// Bytes of a slab.
    static var slabSize: Int { 16 << 10 }

    /// An uninitialised block for an object with this many payload slots.
    @inline(__always)
    func block(slots: Int) -> UnsafeMutableRawPointer {
        guard slots < CoreSmallSizes else {
            // Only large blocks are refused (`hasRoom`); for a few bytes the system finds memory
            // until `watchMemory` stops the program.
            return malloc(ObjectHeader.size + slots * 8).unsafelyUnwrapped
        }
        let list = freeList(slots)
        if list.pointee == nil { cutSlab(for: slots) }
        let block = list.pointee.unsafelyUnwrapped
        list.pointee = block.load(as: UnsafeMutableRawPointer?.self)
        return block
    }

    /// Gives back the block of an object with this many payload slots.
    @inline(__always)
    func recycle(_ block: UnsafeMutableRawPointer, slots: Int) {
        guard slots < CoreSmallSizes else { return Glibc.free(block) }
        let list = freeList(slots)
        block.storeBytes(of: list.pointee, as: UnsafeMutableRawPointer?.self)
        // Tells a free block from an object.
        block.storeBytes(of: 0, toByteOffset: 8, as: UInt.self)
        list.pointee = block
    }

    @inline(__always)
    private func freeList(_ slots: Int) -> UnsafeMutablePointer<UnsafeMutableRawPointer?> {
        let lists =
            UnsafeMutableRawPointer(state) + MemoryLayout<CoreHeap>.offset(of: \.freeBlocks)!
        return lists.assumingMemoryBound(to: UnsafeMutableRawPointer?.self) + slots
    }

    @inline(never)
    private func cutSlab(for slots: Int) {
        let size = ObjectHeader.size + slots * 8
        let slab = malloc(Self.slabSize).unsafelyUnwrapped
        state.pointee.slabs.append((slab, slots))
        state.pointee.blocksCut += Self.slabSize / size
        watchMemory()
        // Last first, so that neighbours are handed out in order.
        for index in (0..<Self.slabSize / size).reversed() {
            recycle(slab + index * size, slots: slots)
        }
    }

    /// Calls `body` with every object that lies in a slab.
    func forEachSmallObject(_ body: (Object) -> Void) {
        for (slab, slots) in state.pointee.slabs {
            let size = ObjectHeader.size + slots * 8
            for index in 0..<Self.slabSize / size {
                let block = slab + index * size
                if block.load(fromByteOffset: 8, as: UInt.self) != 0 { body(Object(header: block)) }
            }
        }
    }
}
