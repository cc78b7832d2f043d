let net = Sequential([Dense(3), Dense(2)])
