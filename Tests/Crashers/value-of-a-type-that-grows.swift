struct Chain<Value> { var value: Value; var next: Chain<[Value]> }
struct Holder { var chain: Chain<Int> }
print(1)
