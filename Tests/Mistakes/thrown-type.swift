enum Problem: Error { case small }
func f() throws(Problem) { throw URLProblem.gone }
enum URLProblem: Error { case gone }
