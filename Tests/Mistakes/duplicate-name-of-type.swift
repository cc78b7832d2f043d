struct A {}
enum A { case a }
