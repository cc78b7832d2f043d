struct Gauge {
    var raw = 0
    var level: Int { set { raw = newValue } }
}
