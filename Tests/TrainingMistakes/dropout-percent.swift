let layer = Dropout(50)
