func add(_ a: Int, _ b: Int) -> Int {
    """Adds two numbers."""
    return a + b
}
