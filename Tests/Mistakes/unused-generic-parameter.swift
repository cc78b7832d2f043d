func log<T>(_ text: String) { print(text) }
log("a")
