var numbers = [1, 2, 3]
numbers.removeAll { $0 == numbers.count }
