class Animal {
    class var count = 0
}
