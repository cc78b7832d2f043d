protocol Named { var name: String }
struct A: Named { var name = "" }
print(A().name)
