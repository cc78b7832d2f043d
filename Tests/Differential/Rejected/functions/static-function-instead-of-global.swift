// Error: unknown-name
// swiftc: static member 'log' cannot be used on instance of type 'Server'
func log(_ text: String) { print("global", text) }
class Server {
    static func log(_ text: String) { print("server", text) }
    func run() { [1].forEach { _ in log("started") } }
}
Server().run()
