func rate() -> Int { 1 }
func price() -> Int { rate() * 100 }
// ---
func rate() -> Int { 2 }
// ---
print(price())
