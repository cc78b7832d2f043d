// Covers: while, for-in, stride, functions-as-values, recursion
func sieve(upTo limit: Int) -> [Int] {
    guard limit >= 2 else { return [] }
    var isPrime = Array(repeating: true, count: limit + 1)
    isPrime[0] = false
    isPrime[1] = false
    var i = 2
    while i * i <= limit {
        if isPrime[i] { for multiple in stride(from: i * i, through: limit, by: i) { isPrime[multiple] = false } }
        i += 1
    }
    return isPrime.indices.filter { isPrime[$0] }
}
print(sieve(upTo: 50), sieve(upTo: 1))

func factors(_ n: Int) -> [(prime: Int, power: Int)] {
    var n = n, result: [(prime: Int, power: Int)] = []
    for p in 2... where p * p <= n || n > 1 {
        if n == 1 { break }
        var power = 0
        while n % p == 0 { n /= p; power += 1 }
        if power > 0 { result.append((p, power)) }
        if n == 1 { break }
    }
    return result
}
print(factors(360).map { "\($0.prime)^\($0.power)" }.joined(separator: " * "))

var memo: [Int: Int] = [:]
func fibonacci(_ n: Int) -> Int {
    if n < 2 { return n }
    if let known = memo[n] { return known }
    let value = fibonacci(n - 1) + fibonacci(n - 2)
    memo[n] = value
    return value
}
print((0...15).map(fibonacci), fibonacci(80))

func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : gcd(b, a % b) }
func lcm(_ a: Int, _ b: Int) -> Int { a / gcd(a, b) * b }
print(gcd(-48, 18), (1...10).reduce(1, lcm))
func power(_ base: Int, _ exponent: Int, modulo m: Int) -> Int {
    var result = 1, base = base % m, exponent = exponent
    while exponent > 0 {
        if exponent & 1 == 1 { result = result * base % m }
        base = base * base % m
        exponent >>= 1
    }
    return result
}
print(power(2, 100, modulo: 1_000_007), power(7, 0, modulo: 13))
func hanoi(_ n: Int, _ a: String, _ b: String, _ c: String) -> Int {
    n == 0 ? 0 : hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
}
print(hanoi(10, "a", "b", "c"))
