// Error: unknown-type
// swiftc: cannot find type 'DataFrame' in scope
func load() -> DataFrame { DataFrame() }
print(load())
