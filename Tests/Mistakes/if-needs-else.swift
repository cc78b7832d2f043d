let n = 3
let text = if n > 2 { "big" }
print(text)
