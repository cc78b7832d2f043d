let x = 5
if x < 0 or x > 10 { print("no digit") }
