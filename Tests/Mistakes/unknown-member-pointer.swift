var xs = [1, 2]
xs.withUnsafeMutableBufferPointer { $0[0] = 3 }
