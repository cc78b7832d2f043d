struct Pair { var left = 1, right = 2 }
extension Pair where Pair: Comparable {
    var larger: Int { max(left, right) }
}
