func half(_ n: Int) -> Int {
    guard n > 0 else { print("no") }
    return n / 2
}
print(half(4))
