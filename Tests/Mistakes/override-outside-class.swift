struct Point {
    override func describe() {}
}
