func f() {
    var count = 3
    count = 4
}
f()
