var counter = 0
func count() {
    global counter
    counter += 1
}
