struct Point { var x = 1 }
let names = [Point(): "a"]
