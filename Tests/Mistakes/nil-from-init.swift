struct Even {
    var n: Int
    init(_ n: Int) { if n % 2 != 0 { return nil }; self.n = n }
}
print(Even(2))
