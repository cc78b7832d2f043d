print([1, 2].count())
