var total: Int { didSet { print(total) } }
total = 3
