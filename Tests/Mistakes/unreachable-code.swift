func f() -> Int {
    return 1
    print("never")
}
print(f())
