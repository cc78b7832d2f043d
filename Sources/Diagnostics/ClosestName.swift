/// The name that was probably meant: the candidate that takes the fewest slips to type as `name`.
///
/// Counts insertions, deletions, replacements and swaps of neighbours (the optimal string
/// alignment form of the Damerau–Levenshtein distance), ignoring case. A name of three to five
/// characters may be off by one, a longer one by a third of its length; shorter names match only
/// if they differ in case alone. Of equally close candidates the one nearest in case wins, then
/// the first in alphabetical order, so the answer does not depend on the order of `candidates`.
///
/// Where nothing is as close as that, and instead of what takes a slip, it is the shortest name that
/// begins with all of `name` (`flipped` for `flip`), or has it among its words (`softmaxCrossEntropy` for
/// `crossEntropy`).
package func closestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let length = name.count
    guard length > 0, length <= 100 else { return nil }
    let candidates = Array(candidates)
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
    if best?.distance == 0 { return best?.name }
    return longerName(of: name, among: candidates, asInflection: best != nil) ?? best?.name
}

/// The shortest candidate that has all of a name in it.
///
/// - Parameter asInflection: whether it must be another form of the same word: `sorted` of `sort`.
private func longerName(of name: String, among candidates: [String], asInflection: Bool) -> String?
{
    guard name.count >= 4 else { return nil }
    let wanted = name.lowercased()
    let upper = name.prefix(1).uppercased() + name.dropFirst()
    let containing = candidates.filter { candidate in
        if asInflection { return candidate == name + "ed" || candidate == name + "d" }
        guard candidate.count > name.count else { return false }
        // A short word is part of many names that have nothing to do with it.
        return candidate.lowercased().hasPrefix(wanted)
            || name.count >= 6 && candidate.count <= 3 * name.count && candidate.contains(upper)
    }
    func rank(_ candidate: String) -> (Int, Int, String) {
        (candidate.lowercased().hasPrefix(wanted) ? 0 : 1, candidate.count, candidate)
    }
    return containing.min { rank($0) < rank($1) }
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
