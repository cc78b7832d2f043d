// Error: open-argument
// swiftc: cannot convert value of type 'any Comparable' to expected argument type '(UnboundedRange_) -> ()'
let numbers: any Collection<Int> = [4, 5, 6]
let first = numbers.startIndex
print(numbers[first])
