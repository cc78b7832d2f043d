let schedule = Schedule.step(0.1, every: 10, factor: -0.5)
