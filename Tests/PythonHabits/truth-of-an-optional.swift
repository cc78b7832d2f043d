let best: Int? = 3
if best { print("known") }
