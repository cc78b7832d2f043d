class Ghost {
    static var last: Ghost?
    deinit { Ghost.last = self }
}
do { _ = Ghost() }
print("gone")
