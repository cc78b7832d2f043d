func double(_ a: Int) -> Int { a * 2 }
print(double(1, 2))
