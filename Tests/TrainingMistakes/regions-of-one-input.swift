let net = Sequential(input: [1]) { Dense(2) }
plotDecisionRegions(of: net, over: Dataset.sine(20))
