func grow(by amount: Int) { amount += 1 }
