let schedule = Schedule.cosine(-0.01, steps: 100)
