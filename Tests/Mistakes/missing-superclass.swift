class Animal { var legs = 4 }
class Plant {}
func walk<A: Animal>(_ animal: A) -> Int { animal.legs }
print(walk(Plant()))
struct Cage<Inhabitant: Animal> { var inhabitants: [Inhabitant] = [] }
func clean(_ cage: Cage<Plant>?) {}
