class Animal {}
final class Dog: Animal {}
let kind: Animal.Type = Dog.self
print(kind is Dog.Type)
