// Error: unavailable
// swiftc: 'train(epochs:)' has been renamed to 'fit(epochs:)': it returns a history
@available(*, unavailable, renamed: "fit(epochs:)", message: "it returns a history")
func train(epochs: Int) {}
func fit(epochs: Int) -> [Double] { [] }
train(epochs: 3)
