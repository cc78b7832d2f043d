let best: Int? = 3
if best is not None { print("something") }
