func later() {
    pass
}
