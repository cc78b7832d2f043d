func sign(_ n: Int) -> Int {
    let result: Int
    if n > 0 { result = 1 }
    return result
}
