scatter(x: [1, 2, 3], y: [2, 4, 6], curve: [2, 4])
