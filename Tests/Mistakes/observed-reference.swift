class Owner {}
class Pet {
    weak var owner: Owner? {
        didSet { print("a new owner") }
    }
}
