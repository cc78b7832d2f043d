// Error: reference-to-value
// swiftc: 'weak' may only be applied to class and class-bound protocol types
struct S {}
struct Holder { weak var s: S? }
print(Holder())
