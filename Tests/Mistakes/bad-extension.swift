extension (Int, Int) {
    var sum: Int { self.0 + self.1 }
}
