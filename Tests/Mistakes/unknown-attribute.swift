@cached func area() -> Int { 3 }
