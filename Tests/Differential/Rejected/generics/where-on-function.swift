// Error: missing-conformance
// swiftc: global function 'allEqual' requires that 'Raw' conform to 'Equatable'
func allEqual<S: Sequence>(_ s: S) -> Bool where S.Element: Equatable { true }
struct Raw {}
print(allEqual([Raw()]))
