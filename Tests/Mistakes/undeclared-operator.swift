func <~> (left: Int, right: Int) -> Int { left * 10 + right }
print(3)
