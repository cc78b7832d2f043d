// Error: unknown-name
// swiftc: static member 'min' cannot be used on instance of type 'Int'
extension Int {
    func capped(at limit: Int) -> Int { min(self, limit) }
}
print(7.capped(at: 5))
