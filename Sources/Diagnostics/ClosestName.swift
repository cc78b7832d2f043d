/// The name that was probably meant: the candidate that takes the fewest slips to type as `name`.
///
/// Counts insertions, deletions, replacements and swaps of neighbours (the optimal string
/// alignment form of the Damerau–Levenshtein distance), ignoring case. A name of three to five
/// characters may be off by one, a longer one by a third of its length; shorter names match only
/// if they differ in case alone. Of equally close candidates the one nearest in case wins, then
/// the first in alphabetical order, so the answer does not depend on the order of `candidates`.
package func closestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let length = name.count
    guard length > 0, length <= 100 else { return nil }
    let limit = length < 3 ? 0 : max(1, length / 3)
    let exact = Array(name)
    let folded = Array(name.lowercased())
    var best: (distance: Int, caseDistance: Int, name: String)?
    for candidate in candidates where candidate != name {
        guard abs(candidate.count - length) <= limit else { continue }
        let distance = editDistance(folded, Array(candidate.lowercased()))
        guard distance <= min(limit, best?.distance ?? limit) else { continue }
        let found = (distance, editDistance(exact, Array(candidate)), candidate)
        if best.map({ found < $0 }) ?? true { best = found }
    }
    return best?.name
}

/// How many insertions, deletions, replacements and swaps of neighbours turn `a` into `b`.
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
        var row = [i]
        row.reserveCapacity(b.count + 1)
        for j in 1...b.count {
            let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            var cost = min(last[j] + 1, row[j - 1] + 1, replaced)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                cost = min(cost, beforeLast[j - 2] + 1)
            }
            row.append(cost)
        }
        beforeLast = last
        last = row
    }
    return last[b.count]
}
