var model = Dense(2, 1)
var optimizer = optim.Adam(model.parameters(), lr=0.001)
