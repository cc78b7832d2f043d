let schedule: Schedule = .step(0.1, every: 0)
