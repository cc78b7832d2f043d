let schedule: Schedule = .cosine(0.1, warmup: 500, steps: 500)
