let xs = [1, 2, 3]
let even = [x for x in xs if x % 2 == 0]
