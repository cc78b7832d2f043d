struct S {}
struct Holder { weak var s: S? }
print(Holder())
