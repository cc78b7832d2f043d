let layer = Conv2D(32, kernelSize: 3, padding: "same")
