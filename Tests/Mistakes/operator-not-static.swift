struct Money {
    var cents: Int
    func + (a: Money, b: Money) -> Money { Money(cents: a.cents + b.cents) }
}
