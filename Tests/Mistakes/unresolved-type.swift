func isMissing<T>(_ value: T?) -> Bool { value == nil }
print(isMissing(nil))
