note("a")
var log: [String] = []
func note(_ s: String) { log.append(s) }
