// Covers: closures, array
let xs = [3, 1, 2]
let r = xs.reduce([]) { acc, x in
    var a = acc
    a.append(x)
    return a
}
print(r, type(of: r))
let both = xs.reduce((0, [])) { acc, x in
    let (n, all) = acc
    return (n + x, all + [x])
}
print(both)
func doubled() -> [Int] {
    xs.reduce([]) { acc, x in
        let before = acc
        let next = before + [x * 2]
        return next
    }
}
print(doubled())
let table: [Int: String] = xs.reduce([:]) { acc, x in
    var d = acc
    d[x] = "\(x)"
    return d
}
print(table.count, table[3] ?? "-")
