// Covers: conditional-compilation
#if os(Linux)
let system = "linux"
#elseif os(macOS)
let system = "mac"
#else
let system = "other"
#endif
print(system)
#if swift(>=5.5) && !DEBUG
func version() -> String { "new" }
#else
func version() -> String { "old" }
#endif
print(version())
struct Tool {
    #if canImport(NoSuchModule)
    var name = "none"
    #else
    var name = "tool"
    #endif
    #if arch(x86_64) || arch(arm64)
    func bits() -> Int { 64 }
    #endif
}
print(Tool().name, Tool().bits())
func level(_ n: Int) -> Int {
    #if swift(<4)
    return 0
    #endif
    switch n {
    #if true
    case 1: return 10
    #endif
    default: return 20
    }
}
print(level(1), level(2))
#if false
print(undefinedName, 1 + "x")
#endif
#if swift(>=99)
this is from @@ the future
#endif
#if compiler(>=5) || UNKNOWN_FLAG
print("done")
#endif
let list = [1, 2]
    #if os(Linux)
    .map { $0 * 2 }
    #endif
print(list)
