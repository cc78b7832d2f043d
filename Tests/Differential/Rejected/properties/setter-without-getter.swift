// Error: setter-without-getter
// swiftc: variable with a setter must also have a getter
struct Gauge {
    var raw = 0
    var level: Int { set { raw = newValue } }
}
