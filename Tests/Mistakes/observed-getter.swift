struct Point {
    var x: Int {
        get { 1 }
        didSet { print(oldValue) }
    }
}
