indirect enum Chain { case end, link(Chain) }
var chain = Chain.end
for _ in 0..<1000 { chain = .link(chain) }
print(chain)
