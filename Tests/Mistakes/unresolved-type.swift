struct Numbers: Sequence { var n = 3 }
for n in Numbers() { print(n) }
