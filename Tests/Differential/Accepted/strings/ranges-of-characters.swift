// Covers: character, closed-range, functions-as-values
let c: Character = "b"
print(("a"..."z").contains(c), ("a"..."z") ~= c, ("a"..<"c").contains("x"))
let u: Unicode.Scalar = "b"
print(("a"..."z").contains(u), "a"..."z" ~= u)
for ch in "aB1" { switch ch { case "a"..."z": print("lower"); case "A"..."Z": print("upper"); default: print("other") } }
for s in "aB1".unicodeScalars { switch s { case "a"..."z": print("lower"); case "A"..."Z": print("upper"); default: print("other") } }
let s = "q"
print(("a"..."z").contains(s), "hello".unicodeScalars.filter { ("a"..."h").contains($0) }.count, "hello".filter { ("a"..."h").contains($0) })
print("hello".allSatisfy(("a"..."z").contains), "hello".filter(("a"..."h").contains))
