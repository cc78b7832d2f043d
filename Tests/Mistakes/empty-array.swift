var xs: [Int] = []
xs.removeLast()
