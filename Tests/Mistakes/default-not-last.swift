let n = 2
switch n {
default: print("other")
case 2: print("two")
}
