var numbers = [1, 2]
let add = numbers.append
add(3)
