print(gradient(at: 2) { $0 * $0 })
