class Loader {
    func load() -> String { "" }
}
class FileLoader: Loader {
    override func load() throws -> String { "text" }
}
