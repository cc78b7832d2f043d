// Covers: throw, do-catch, existential-any, protocols, custom-string-convertible
protocol AppError: Error { var code: Int { get }; var message: String { get } }
extension AppError { var message: String { "error \(code)" } }
enum Login: String, AppError { case locked, expired; var code: Int { self == .locked ? 1 : 2 } }
struct Timeout: AppError { let seconds: Double; let code = 408; var message: String { "after \(seconds)s" } }
struct Chain: AppError, CustomStringConvertible { let code = 0; let cause: any Error; var description: String { "chain of \(cause)" } }
func run(_ n: Int) throws {
    let errors: [any Error] = [Login.locked, Timeout(seconds: 1.5), Chain(cause: Login.expired)]
    if errors.indices.contains(n) { throw errors[n] }
}
for n in 0...3 {
    do { try run(n); print("fine") } catch let error as any AppError { print(error.code, error.message, error) } catch { print("?") }
}
do { throw Chain(cause: Chain(cause: Timeout(seconds: 2))) } catch let chain as Chain {
    print(chain, (chain.cause as? Chain)?.cause as Any)
} catch {}
let stored: any Error = Login.expired
print(stored, stored is Login, (stored as? Login)?.rawValue ?? "none", stored as? Timeout == nil)
var failures: [any AppError] = [Login.locked]
failures.append(Timeout(seconds: 0))
print(failures.map { $0.code }, failures.map { "\($0)" })
extension Timeout: Equatable {}
print(Timeout(seconds: 1) == Timeout(seconds: 1))
func classify(_ error: any Error) -> String {
    switch error {
    case Login.locked: "locked"
    case let e as Login: "login \(e.rawValue)"
    case let e as Timeout where e.seconds > 1: "slow"
    case is any AppError: "app"
    default: "unknown"
    }
}
struct Other: Error {}
print(classify(Login.locked), classify(Login.expired), classify(Timeout(seconds: 3)), classify(Timeout(seconds: 1)), classify(Other()))
func nested() throws { do { try run(0) } catch { throw Chain(cause: error) } }
do { try nested() } catch { print(error) }
