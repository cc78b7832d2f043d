// Covers: do-catch, throw, subscripts, string-format
import Foundation

enum BankError: Error, CustomStringConvertible {
    case insufficientFunds(needed: Double)
    case accountNotFound(String)
    case invalid
    var description: String {
        switch self {
        case .insufficientFunds(let needed): return "need \(String(format: "%.2f", needed)) more"
        case .accountNotFound(let id): return "no account \(id)"
        case .invalid: return "invalid"
        }
    }
}
final class Bank {
    private var accounts: [String: Double] = [:]
    subscript(id: String) -> Double? {
        get { accounts[id] }
        set { accounts[id] = newValue }
    }
    func withdraw(_ amount: Double, from id: String) throws -> Double {
        guard amount > 0 else { throw BankError.invalid }
        guard let balance = accounts[id] else { throw BankError.accountNotFound(id) }
        guard balance >= amount else { throw BankError.insufficientFunds(needed: amount - balance) }
        accounts[id]! -= amount
        return accounts[id]!
    }
    func transfer(_ amount: Double, from: String, to: String) throws {
        guard self[to] != nil else { throw BankError.accountNotFound(to) }
        _ = try withdraw(amount, from: from)
        self[to]! += amount
    }
}
let bank = Bank()
bank["ann"] = 100
bank["bob"] = 20
for (amount, from, to) in [
    (30.0, "ann", "bob"), (500, "bob", "ann"), (1, "ann", "zed"), (-4, "ann", "bob"),
] {
    do {
        try bank.transfer(amount, from: from, to: to)
        print("ok", bank[from]!, bank[to]!)
    } catch BankError.insufficientFunds(let needed) where needed > 100 {
        print("much too little:", needed)
    } catch let error as BankError {
        print("failed:", error)
    } catch {
        print("other", error)
    }
}
let r = Result { try bank.withdraw(10, from: "bob") }
switch r {
case .success(let v): print(v)
case .failure(let e): print(e)
}
print((try? bank.withdraw(1e9, from: "ann")) as Any)
