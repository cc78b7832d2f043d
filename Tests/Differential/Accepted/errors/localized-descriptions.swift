// Covers: throw, do-catch
// What errors say of themselves.
import Foundation
enum Problem: LocalizedError {
    case low(needed: Int), frozen
    var errorDescription: String? {
        switch self {
        case .low(let needed): "\(needed) more are needed"
        case .frozen: "it is frozen"
        }
    }
    var recoverySuggestion: String? { self.isLow ? "add some" : nil }
    private var isLow: Bool { if case .low = self { true } else { false } }
}
struct Silent: LocalizedError { var code = 4 }
enum Plain: Error { case none, some(Int), other }
enum Named: String, Error { case first, second }
struct Told: Error, CustomStringConvertible { var description: String { "told" } }
final class Kept: Error {}
func attempt(_ n: Int) throws {
    switch n {
    case 0: throw Problem.low(needed: 3)
    case 1: throw Problem.frozen
    case 2: throw Silent()
    case 3: throw Plain.none
    case 4: throw Plain.some(1)
    case 5: throw Plain.other
    case 6: throw Named.second
    case 7: throw Told()
    default: throw Kept()
    }
}
for n in 0...8 { do { try attempt(n) } catch { print(error.localizedDescription) } }
do { try attempt(0) } catch let problem as Problem { print(problem.localizedDescription, problem.recoverySuggestion ?? "-", problem.failureReason ?? "none") } catch {}
let kept: any Error = Problem.frozen
print(kept.localizedDescription, (kept as? LocalizedError)?.helpAnchor ?? "no help")
do { throw CancellationError() } catch is CancellationError { print("cancelled") } catch { print(error) }
let run = { () throws(Plain) -> Int in throw .other }
do { print(try run()) } catch { print(error) }
print(CancellationError())
