// Covers: weak-unowned, protocols, classes, inheritance
import Foundation
// delegates, observers, closures
protocol DownloadDelegate: AnyObject { func didFinish(_ d: Download, bytes: Int); func didFail(_ d: Download, _ e: Error) }
extension DownloadDelegate { func didFail(_ d: Download, _ e: Error) { print("default fail", d.name, e) } }
enum NetError: Error { case timeout(Int) }
class Download { let name: String; weak var delegate: (any DownloadDelegate)?; var onProgress: ((Double) -> Void)?
  init(_ n: String) { name = n } ; deinit { print("download gone", name) }
  func start(fail: Bool = false) { for p in stride(from: 0.0, through: 1.0, by: 0.5) { onProgress?(p) }
    if fail { delegate?.didFail(self, NetError.timeout(3)) } else { delegate?.didFinish(self, bytes: name.count) } } }
final class Screen: DownloadDelegate { var log: [String] = []; lazy var download: Download = { let d = Download("img"); d.delegate = self; return d }()
  func didFinish(_ d: Download, bytes: Int) { log.append("\(d.name):\(bytes)") }
  func run() { download.onProgress = { [weak self] p in self?.log.append("\(p)") }; download.start() }
  deinit { print("screen gone", log) } }
do { let s = Screen(); s.run(); s.download.start(fail: true); print(s.log.count) }
class Subject<T> { private var observers: [(id: Int, call: (T) -> Void)] = []; private var nextID = 0
  var value: T { didSet { for o in observers { o.call(value) } } }
  init(_ v: T) { value = v }
  func observe(_ f: @escaping (T) -> Void) -> Token { nextID += 1; let id = nextID; observers.append((id, f)); return Token { [weak self] in self?.observers.removeAll { $0.id == id } } } }
final class Token { private let cancel: () -> Void; init(_ c: @escaping () -> Void) { cancel = c }; deinit { cancel(); print("cancelled") } }
let subject = Subject(0)
var seen: [Int] = []
do { let t = subject.observe { seen.append($0) }; subject.value = 1; subject.value += 4; _ = t; withExtendedLifetime(t) { subject.value = 9 } }
subject.value = 7
print(seen)
class Account { let owner: String; private(set) var balance: Double; init(owner: String, balance: Double = 0) { self.owner = owner; self.balance = balance }
  enum Problem: Error, Equatable { case insufficient(needed: Double), frozen }
  func withdraw(_ x: Double) throws { guard x <= balance else { throw Problem.insufficient(needed: x - balance) }; balance -= x }
  func deposit(_ x: Double) { balance += x } }
class Savings: Account { var rate = 0.1; var isFrozen = false
  override func withdraw(_ x: Double) throws { if isFrozen { throw Problem.frozen }; try super.withdraw(x * 1.01) }
  func addInterest() { deposit(balance * rate) } }
let acc: [Account] = [Account(owner: "A", balance: 100), Savings(owner: "B", balance: 100)]
for a in acc { do { try a.withdraw(99.5); print(a.owner, a.balance) } catch Account.Problem.insufficient(let n) { print(a.owner, "needs", (n * 100).rounded() / 100) } catch { print("other", error) } }
if let s = acc[1] as? Savings { s.addInterest(); s.isFrozen = true; do { try s.withdraw(1) } catch { print(error, error as? Account.Problem == .frozen) } }
