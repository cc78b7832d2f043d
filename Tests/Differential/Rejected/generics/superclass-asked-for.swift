// Error: missing-superclass
// swiftc: global function 'walk' requires that 'Plant' inherit from 'Animal'
class Animal { var legs = 4 }
class Plant {}
func walk<A: Animal>(_ animal: A) -> Int { animal.legs }
print(walk(Plant()))
