let x = 5
if x > 0 and x < 10 { print("digit") }
