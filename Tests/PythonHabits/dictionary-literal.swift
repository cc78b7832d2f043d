let ages = {"Ada": 36, "Bob": 41}
