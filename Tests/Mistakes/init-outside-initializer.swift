class Timer {
    var seconds = 0
    func restart() { self.init() }
}
