func name(_ count: Int) -> String {
    switch count {
    case 0: print("zero"); "none"
    case 1: "one"
    default: "many"
    }
}
print(name(0))
