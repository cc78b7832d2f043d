print(squareroot(4.0))
