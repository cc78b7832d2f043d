// Covers: regex
let log = """
    12:05:33 ERROR disk full
    12:06:00 INFO retrying
    """
let entry = #/(?<hour>\d\d):(?<minute>\d\d):\d\d (?<level>[A-Z]+) (?<message>.+)/#
for match in log.matches(of: entry) {
    print(match.level, match.message, Int(match.hour)! * 60 + Int(match.minute)!)
}
if let first = log.firstMatch(of: entry) {
    let (whole, hour, minute, level, message) = first.output
    print(whole.count, hour, minute, level, message)
    print(first.output.hour == first.1, first.0 == first.output.0, log[first.range] == whole)
}
let key = #/(?<key>\w+)(?:=(?<value>\w*))?/#
for part in ["a=1", "flag", "empty="] {
    let match = part.wholeMatch(of: key)!
    print(match.key, match.value ?? "no value", match.value?.isEmpty as Any)
}
