func numbers() {
    yield 1
}
