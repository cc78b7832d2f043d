struct Person age=\Person.age
