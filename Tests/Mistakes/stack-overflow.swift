func depth(_ n: Int) -> Int { depth(n + 1) + 1 }
print(depth(0))
