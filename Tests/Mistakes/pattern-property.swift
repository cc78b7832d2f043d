struct S { let (a, b) = (1, 2) }
