func f() {
    var same = 3
    print(same)
}
f()
