func half(_ n: Int) -> Int {
    precondition(n % 2 == 0, "n must be even")
    return n / 2
}
print(half(3))
