struct Person { var age: Int; var name: String }
enum Token { case word(String), end }
print(greet())
var person = Person(age: 3, name: "Ada")
var token = Token.word("a")
func greet() -> String { "\(token)" + person.name }
