let schedule = Schedule.cosine(0.001, steps: 100, floor: 0.01)
