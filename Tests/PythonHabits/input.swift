let name = input("name? ")
