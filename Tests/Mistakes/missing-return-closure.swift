let sign = { (n: Int) -> String in
    if n < 0 { return "minus" }
    print(n)
}
