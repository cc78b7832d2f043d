let layer = Dropout(1.5)
