protocol Named { var name: String { get set } }
struct Person: Named { let name = "a" }
print(Person().name)
