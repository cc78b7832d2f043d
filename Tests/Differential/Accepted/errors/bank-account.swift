// Covers: do-catch, throw, result, rethrows
enum BankError: Error, Equatable, CustomStringConvertible { case insufficient(needed: Double), frozen, unknown(String)
 var description: String { switch self { case .insufficient(let n): return "need \(n) more"; case .frozen: return "frozen"; case .unknown(let s): return "unknown: \(s)" } } }
final class Account { private(set) var balance: Double; var frozen = false; let owner: String; private var log: [String] = []
 init(owner: String, balance: Double = 0) { self.owner = owner; self.balance = balance }
 func withdraw(_ amount: Double) throws -> Double { guard !frozen else { throw BankError.frozen }; guard amount <= balance else { throw BankError.insufficient(needed: amount - balance) }; balance -= amount; log.append("-\(amount)"); return balance }
 var history: [String] { log } ; deinit { print("closing \(owner)") } }
func attempt(_ f: () throws -> Double) -> Result<Double, Error> { Result { try f() } }
do { let a = Account(owner: "Ann", balance: 100)
 print(try a.withdraw(30)); 
 switch attempt({ try a.withdraw(500) }) { case .success(let v): print("ok", v); case .failure(let e as BankError): print("bank:", e); case .failure(let e): print(e) }
 a.frozen = true
 do { _ = try a.withdraw(1) } catch BankError.frozen { print("is frozen") } catch { print("other", error) }
 print(a.history, (try? a.withdraw(5)) as Any)
 defer { print("leaving scope") }
 print(a.owner)
} catch { print("unexpected \(error)") }
func parse(_ s: String) throws -> Int { guard let n = Int(s) else { throw BankError.unknown(s) }; return n }
let results = ["1", "x", "3"].map { s in Result { try parse(s) } }
for r in results { switch r { case .success(let n) where n > 2: print("big", n); case .success(let n): print(n); case .failure(let e): print("error: \(e)") } }
print(results.compactMap { try? $0.get() }, results[0].map { $0 * 10 }, (try? results[1].get()) == nil)
func multi() throws { do { throw BankError.insufficient(needed: 5) } catch let BankError.insufficient(n) where n > 3 { print("caught", n); throw BankError.unknown("re") } }
do { try multi() } catch let e as BankError where e == .unknown("re") { print("rethrown", e) } catch {}
func mapAll<T, U>(_ xs: [T], _ f: (T) throws -> U) rethrows -> [U] { var out: [U] = []; for x in xs { out.append(try f(x)) }; return out }
print(mapAll([1, 2]) { $0 + 1 }); print((try? mapAll(["1", "q"], parse)) as Any)
let x: Result<Int, BankError> = .failure(.frozen); print(x); if case .failure(let e) = x { print(e, "\(e)", String(describing: e)) }
