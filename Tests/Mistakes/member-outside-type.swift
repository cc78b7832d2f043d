init(name: String) { print(name) }
