let limit = 3 { didSet { print("changed") } }
