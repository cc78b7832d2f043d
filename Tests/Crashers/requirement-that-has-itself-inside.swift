// 82305: signal 11
struct Pair<A}extension Pair where A==Pair func->{.init(a