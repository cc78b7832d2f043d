@available(*, unavailable, renamed: "fit(epochs:)", message: "it returns a history")
func train(epochs: Int) {}
func fit(epochs: Int) -> [Double] { [] }
train(epochs: 3)
