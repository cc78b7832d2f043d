// Covers: result, functions-as-values, substring
func rpn(_ s: String) -> Result<Double, RPNError> {
    var stack: [Double] = []
    let ops: [Substring: (Double, Double) -> Double] = ["+": (+), "-": (-), "*": (*), "/": (/)]
    for t in s.split(separator: " ") {
        if let v = Double(t) {
            stack.append(v)
        } else if let op = ops[t] {
            guard let b = stack.popLast(), let a = stack.popLast() else {
                return .failure(.underflow(at: String(t)))
            }
            stack.append(op(a, b))
        } else {
            return .failure(.unknown(String(t)))
        }
    }
    guard stack.count == 1, let r = stack.first else { return .failure(.leftover(stack.count)) }
    return .success(r)
}
enum RPNError: Error {
    case underflow(at: String)
    case unknown(String)
    case leftover(Int)
}
for e in ["3 4 + 2 *", "1 +", "2 x", "1 2", "10 4 /"] {
    switch rpn(e) {
    case .success(let v): print("\(e) = \(v)")
    case .failure(let err): print("\(e): \(err)")
    }
}
print(
    (try? rpn("1 1 +").get()) ?? .nan, rpn("5").map { $0 * 2 },
    rpn("2 2 *").flatMap { v in v > 3 ? .success("big \(v)") : .failure(.leftover(0)) })
