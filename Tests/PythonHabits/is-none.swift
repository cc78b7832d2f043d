let best: Int? = nil
if best is None { print("nothing") }
