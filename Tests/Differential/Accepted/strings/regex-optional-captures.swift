// Covers: regex
let number = #/([+-])?(\d+)(?:\.(\d+))?/#
for text in ["42", "-7", "+3.14", "0.5"] {
    guard let match = text.wholeMatch(of: number) else { continue }
    let sign = match.1 ?? "none"
    print(sign, match.2, match.3 ?? "whole")
}
let either = #/(cat)|(dog)/#
for match in "dog cat".matches(of: either) {
    print(match.1 as Any, match.2 as Any)
    if let cat = match.1 { print("a", cat) } else { print("no cat") }
}
let repeated = #/(\w)*-/#
print("abc-".firstMatch(of: repeated)!.1 ?? "", "-".firstMatch(of: repeated)!.1 == nil)
let nested = #/((a)|b)+/#
print("ab".wholeMatch(of: nested)!.1, "b".wholeMatch(of: nested)!.2 as Any)
