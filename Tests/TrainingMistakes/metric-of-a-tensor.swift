let largest = Metric("largest error") { ($0 - $1).abs().max() }
