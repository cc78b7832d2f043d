// Error: inheritance-cycle
// swiftc: protocol 'Stream' refines itself
protocol Reader: Stream {}
protocol Stream: Reader {}
