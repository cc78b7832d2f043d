let layer = Conv2D(filters: 32, kernel_size: 3, activation: relu)
