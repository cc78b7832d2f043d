for entry in ["a": 1] { print(entry + 1) }
