// Covers: type-aliases, generics, nested-types
final class EventBus {
    typealias Handler<T> = (T) -> Void
    private var handlers: [ObjectIdentifier: [Handler<Any>]] = [:]
    func on<T>(_ type: T.Type, _ handler: @escaping Handler<T>) {
        handlers[ObjectIdentifier(type), default: []].append { if let value = $0 as? T { handler(value) } }
    }
    func emit<T>(_ event: T) { handlers[ObjectIdentifier(T.self)]?.forEach { $0(event) } }
}
struct EpochEnded { let n: Int, loss: Float }
let bus = EventBus()
bus.on(EpochEnded.self) { print("epoch \($0.n): \($0.loss)") }
bus.emit(EpochEnded(n: 1, loss: 0.5))
struct Table { typealias Row<Cell> = [Cell]; typealias Pair<A, B> = (A, B)
    var numbers: Row<Int> = [1, 2]
    func zipped<B>(_ other: Row<B>) -> Row<Pair<Int, B>> { Array(zip(numbers, other)) } }
print(Table().numbers, Table().zipped(["a", "b"]))
let row: Table.Row<Double> = [0.5]
print(row)
enum Sign { case minus, none, plus
    var flipped: Sign { self == .none ? self : { switch self { case .minus: return .plus; default: return .minus } }() } }
let sign: Sign = { .plus }()
print(sign.flipped, Sign.none.flipped, [Sign.minus].map { s -> Sign? in s == .minus ? { return .none }() : nil })
struct Keyed<Key: Hashable> { typealias Store<Value> = [Key: Value]; var names: Store<String> = [:] }
var keyed = Keyed<Int>()
keyed.names[1] = "one"
let store: Keyed<Int>.Store<Bool> = [2: true]
print(keyed.names, store)
