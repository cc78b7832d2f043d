struct Task {
    var name: String
    var work: () -> Void
}
extension Task: Equatable {}
print(Task(name: "a") {} == Task(name: "b") {})
