// Covers: deinit, classes
final class Node {
    var next: Node?
    let index: Int
    init(_ index: Int, _ next: Node?) { self.index = index; self.next = next }
}
final class Noisy {
    static var gone = 0
    var next: Noisy?
    deinit { Noisy.gone += 1 }
}
var head: Node?
for index in 0..<20_000 { head = Node(index, head) }
print(head!.index)
head = nil
var noisy: Noisy?
for _ in 0..<3_000 { let new = Noisy(); new.next = noisy; noisy = new }
print(Noisy.gone)
noisy = noisy?.next
print(Noisy.gone)
noisy = nil
print(Noisy.gone)
