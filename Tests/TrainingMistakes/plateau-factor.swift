let plateau = ReduceOnPlateau(factor: 2)
