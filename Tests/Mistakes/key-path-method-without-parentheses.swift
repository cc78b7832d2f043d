print([4.0].map(\.squareRoot))
