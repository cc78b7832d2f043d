func double(x: Int) -> Int:
    return x * 2
