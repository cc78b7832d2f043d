final class Store {
    private init() {}
    static func shared() -> Store { Store() }
}
print(Store.shared() === Store())
