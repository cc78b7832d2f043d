func check(_ x: Int) {
    if x < 0 { raise ValueError("negative") }
}
