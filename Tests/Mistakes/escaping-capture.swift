func counter(_ count: inout Int) -> () -> Int {
    return {
        count += 1
        return count
    }
}
