var first = 0
var pair = (1, 2)
(first, _) = pair
print(first)
