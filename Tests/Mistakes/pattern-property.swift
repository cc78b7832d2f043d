struct S { var (a, b) = (1, 2) }
