var small: UInt8 = 250
for _ in 0..<10 { small += 1 }
