struct A { var x = 1; func f() -> Int { this.x } }
