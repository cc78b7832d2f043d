func make() -> Int { 1 }
func make() -> String { "1" }
let value = make()
print(value)
