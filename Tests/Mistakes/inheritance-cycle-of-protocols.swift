protocol Reader: Stream {}
protocol Stream: Reader {}
