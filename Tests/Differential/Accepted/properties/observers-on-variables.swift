// Covers: property-observers
var score = 0 {
    willSet { print("will be \(newValue)") }
    didSet { print("was \(oldValue), is \(score)") }
}
score = 3
score += 4
func play() {
    var lives = 3 {
        didSet {
            if lives < 0 { lives = 0 }
            print("lives \(oldValue) -> \(lives)")
        }
    }
    lives -= 1
    lives = -5
    print(lives)
    var names = ["a"] { willSet { print("now \(newValue.count)") } }
    names.append("b")
    names[0] = "z"
    print(names)
}
play()
func double(_ x: inout Int) { x *= 2 }
double(&score)
print(score)
