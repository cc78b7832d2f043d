class Port {
    let number: Int
    init?(_ number: Int) {
        if number > 65_535 { return nil }
        self.number = number
    }
    convenience init(text: String) { self.init(Int(text) ?? 0) }
}
