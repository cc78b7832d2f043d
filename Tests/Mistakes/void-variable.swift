let nothing = print("a")
