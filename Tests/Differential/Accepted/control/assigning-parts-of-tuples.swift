// Covers: tuples, tuple-patterns
var first = 0
var second = "x"
let pair = (4, "four")
(first, _) = pair
print(first)
(_, second) = pair
(first, second) = (9, "nine")
print(first, second)
var arr = [1, 2, 3]
(arr[0], arr[2]) = (arr[2], arr[0])
print(arr)
var q = (a: 1, b: (2, 3))
(q.a, q.b) = (7, (8, 9))
print(q)
