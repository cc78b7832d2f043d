struct Animal { var name = "a" }
struct Dog: Animal { var age = 1 }
print(Dog())
