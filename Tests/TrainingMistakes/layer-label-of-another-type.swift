let layer = Dense(units: "ten")
