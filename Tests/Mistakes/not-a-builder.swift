@resultBuilder struct Lines {
    static func build(_ parts: [String]) -> String { parts.joined() }
}
