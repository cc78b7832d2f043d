let g = gradient(at: 3) { Double($0) * 2 }
