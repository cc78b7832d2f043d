func f(_ n: Int) {
    check: if n > 0 { continue check }
}
f(1)
