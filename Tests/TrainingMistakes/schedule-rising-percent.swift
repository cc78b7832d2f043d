let schedule = Schedule.oneCycle(0.01, steps: 100, rising: 30)
