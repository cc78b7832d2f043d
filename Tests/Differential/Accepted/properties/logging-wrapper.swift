// Covers: property-wrappers, memberwise-init
@propertyWrapper struct Logged<T> {
    private var v: T
    private(set) var log: [String] = []
    let name: String
    init(wrappedValue: T, _ name: String = "?") {
        v = wrappedValue
        self.name = name
    }
    var wrappedValue: T {
        get { v }
        set {
            log.append("\(name): \(v) -> \(newValue)")
            v = newValue
        }
    }
    var projectedValue: Logged<T> {
        get { self }
        set { self = newValue }
    }
    mutating func reset() { log = [] }
}
struct Settings {
    @Logged("vol") var volume = 5
    @Logged var name: String = "x"
    @Logged(wrappedValue: [], "tags") var tags: [String]
}
var st = Settings()
st.volume = 7
st.volume += 1
st.name = "y"
st.tags.append("t")
print(st.$volume.log, st.$name.log, st.$tags.log.count, st.volume)
st.$volume.reset()
print(st.$volume.log)
let st2 = Settings(volume: 9)
print(st2.volume, st2.name)
