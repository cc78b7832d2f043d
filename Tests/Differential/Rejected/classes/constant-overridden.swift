// Error: override-constant
// swiftc: cannot override immutable 'let' property 'legs' with the getter of a 'var'
class Animal { let legs = 4 }
class Bird: Animal {
    override var legs: Int { 2 }
}
