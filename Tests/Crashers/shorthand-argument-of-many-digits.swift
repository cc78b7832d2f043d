var observers: [Int] = [1]
observers.removeAll { $01000000000000000000 }
