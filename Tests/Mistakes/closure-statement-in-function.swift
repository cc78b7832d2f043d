func f() {
    print("begin"); { print("inside") }
}
f()
