let shape: some Equatable
var other: some Equatable = 3
other = 4
