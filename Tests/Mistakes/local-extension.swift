func f() {
    extension Int { var twice: Int { self * 2 } }
    print(3.twice)
}
f()
