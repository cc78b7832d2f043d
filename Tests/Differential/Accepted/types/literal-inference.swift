// Covers: type-inference, int, double, float, character, optional
let a = 1, b = 1.0, c = "s", d: Character = "s", e: Float = 1, f: UInt8 = 255, g: Int64 = -1
print(type(of: a), type(of: b), type(of: c), type(of: d), type(of: e), type(of: f), type(of: g))
let h = 1 + 2.5, i = 3 / 2, j = 3 / 2.0, k: Double = 3 / 2, l = -7 % 3
print(h, i, j, k, l)
let m = [1, 2.5, 3], n: [Float] = [1, 2], o = [1: "a"], p: Set = [1, 1, 2], q = [[1], []]
print(type(of: m), type(of: n), type(of: o), p.count, type(of: q))
let r: Int? = 5, s: Double? = 5, t: [Int?] = [1, nil], u = [nil, 2.5]
print(r! + 1, s! + 0.5, t, u)
func take(_ x: Double) -> Double { x * 2 }
func take(_ x: Int) -> Int { x * 3 }
print(take(2), take(2.0), take(2) as Double)
let v: Double = a == 1 ? 2 : 3.5, w = a > 0 ? 1 : 2.5
print(v, w, type(of: w))
let x = (1, 2.0, "x"), y: (Double, Float) = (1, 2)
print(type(of: x), y)
let sum = [0.5, 1].reduce(0, +), total = [1, 2].reduce(0) { $0 + Double($1) }
print(sum, total)
let big = 0xFF, binary = 0b1010, octal = 0o17, split = 1_000_000, exponent = 1e3, hex = 0x1p4
print(big, binary, octal, split, exponent, hex)
let negative = -5, unsigned: UInt = 5, shifted = 1 << 4, mask = ~0 & 0xF
print(abs(negative), unsigned, shifted, mask, -negative, +negative)
let closure = { $0 * 2 } as (Int) -> Int, nested = { (x: Int) in { x } }
print(closure(4), nested(3)(), max(1, 2.5), min(2, 3) / 2)
let letters = ["a", "b"], chars: [Character] = ["a", "b"], text = String(chars)
print(letters == ["a", "b"], text == "ab", chars[0] == "a", letters.joined() == text)
