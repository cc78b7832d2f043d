// Covers: existential-any, protocols, protocol-extensions
protocol Copyable2 { var copy: Self { get }; func renamed(_ s: String) -> Self?; var id: String { get }; func both() -> (Self, Self); func many() -> [Self] }
struct Doc: Copyable2 { var id: String; var copy: Doc { Doc(id: id + "'") }; func renamed(_ s: String) -> Doc? { s.isEmpty ? nil : Doc(id: s) }; func both() -> (Doc, Doc) { (self, copy) }; func many() -> [Doc] { [self, copy, copy] } }
final class Ref: Copyable2 { let id: String; init(_ s: String) { id = s }; var copy: Ref { Ref(id + "*") }; func renamed(_ s: String) -> Ref? { s.isEmpty ? nil : Ref(s) }; func both() -> (Ref, Ref) { (self, copy) }; func many() -> [Ref] { [copy] } }
enum Kind: Copyable2 { case a, b(Int); var id: String { "\(self)" }; var copy: Kind { .b(1) }; func renamed(_ s: String) -> Kind? { s.isEmpty ? nil : .a }; func both() -> (Kind, Kind) { (.a, .b(2)) }; func many() -> [Kind] { [] } }
let all: [any Copyable2] = [Doc(id: "d"), Ref("r"), Kind.a]
for c in all {
    print(c.copy.id, c.copy.copy.id, c.renamed("n")?.id ?? "-", c.renamed("")?.id ?? "nil")
    let (x, y) = c.both(); print(x.id, y.id, c.many().map(\.id), type(of: c.copy))
}
extension Copyable2 { func twice() -> Self { copy.copy }; func chain() -> String { twice().id + "/" + (renamed("z")?.twice().id ?? "") } }
for c in all { print(c.twice().id, c.chain()) }
