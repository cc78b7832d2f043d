// Covers: int, fixed-width-integers
let sum = Int.max.addingReportingOverflow(1)
print(sum.partialValue, sum.overflow)
print((100 as Int8).addingReportingOverflow(27), (100 as Int8).addingReportingOverflow(28))
print((5 as UInt8).subtractingReportingOverflow(6))
print((16 as UInt8).multipliedReportingOverflow(by: 15))
print((16 as UInt8).multipliedReportingOverflow(by: 16))
print(Int.min.multipliedReportingOverflow(by: -1))
print(Int.max.multipliedReportingOverflow(by: 2).overflow)
for divisor: Int32 in [0, -1, 3] {
    print(Int32.min.dividedReportingOverflow(by: divisor), Int32.min.remainderReportingOverflow(dividingBy: divisor))
}
let (high, low) = UInt64.max.multipliedFullWidth(by: 2)
print(high, low)
let wide = (200 as UInt8).multipliedFullWidth(by: 200)
print(wide.high, wide.low)
func safeSum(_ values: [Int]) -> Int? {
    var total = 0
    for value in values {
        let (next, overflow) = total.addingReportingOverflow(value)
        if overflow { return nil }
        total = next
    }
    return total
}
print(safeSum([1, 2, 3]) ?? -1, safeSum([Int.max, 1]) as Any)
