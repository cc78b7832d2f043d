func area() -> Int { 4 }
func show() {
    area()
    print("shown")
}
show()
