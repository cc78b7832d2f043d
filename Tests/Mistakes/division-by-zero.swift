func half(_ n: Int, of parts: Int) -> Int {
    n / parts
}
func share() -> Int {
    half(10, of: 0)
}
print(share())
