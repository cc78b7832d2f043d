// Covers: if
func always() -> Int { if true { return 1 } }
func never() -> Int { if false { print("never") } else { return 2 } }
func negated() -> Int { if !false { return 3 } }
func local() -> Int { let isDebug = false; if isDebug { print("debug") } else { return 4 } }
func several() -> Int { let yes = true, no = false; if yes, !no { return 5 } }
func numbers() -> Int { let n = 10; if n % 2 == 0 { return 6 } }
func sum() -> Int { let n = 2 + 3; let isLarge = n > 4; if isLarge { return n + 2 } }
func endless() -> Int { while 1 < 2 { return 8 } }
func guarded() -> Int { guard false else { return 9 } }
func chained() -> Int { let x = 5; if x > 3 { return 10 } else if true { return 0 } }
func fractions() -> Int { if 2.0 > 1.5 { return 11 } }
let closure: () -> Int = { if true { return 12 } }
print(always(), never(), negated(), local(), several(), numbers(), sum(), endless(), guarded())
print(chained(), fractions(), closure())

func assigned() -> Int { let x: Int; if true { x = 13 }; return x }
func otherwise() -> Int { let x: Int; if false { x = 0 }; x = 14; return x }
func leaving() -> Int { let x: Int; if true { return 15 }; return x }
print(assigned(), otherwise(), leaving(), Bool(true))
