import Diagnostics
import VirtualMachine

/// A number, or an array of numbers, of arrays of numbers, and so on: a tensor's literal.
protocol NestedElements: MachineValue {
    /// Adds the sizes of the axes, outermost first, as the first parts have them.
    func measure(into sizes: inout [Int])

    /// Adds all numbers, row by row. Throws `ragged-literal`, showing the part, where one has not the
    /// size of its axis; `path` says where it lies.
    static func append(
        _ elements: [Self], to numbers: inout [Double], sizes: ArraySlice<Int>, path: [Int]
    ) throws
}

extension NestedElements {
    func measure(into sizes: inout [Int]) {}
}

extension Int: NestedElements {
    static func append(
        _ elements: [Self], to numbers: inout [Double], sizes: ArraySlice<Int>, path: [Int]
    ) {
        numbers += elements.lazy.map(Double.init)
    }
}

extension Float: NestedElements {
    static func append(
        _ elements: [Self], to numbers: inout [Double], sizes: ArraySlice<Int>, path: [Int]
    ) {
        numbers += elements.lazy.map(Double.init)
    }
}

extension Double: NestedElements {
    static func append(
        _ elements: [Self], to numbers: inout [Double], sizes: ArraySlice<Int>, path: [Int]
    ) {
        numbers += elements
    }
}

extension Array: NestedElements where Element: NestedElements {
    func measure(into sizes: inout [Int]) {
        sizes.append(count)
        if let first {
            first.measure(into: &sizes)
        } else {
            Element.measureEmpty(into: &sizes)
        }
    }

    /// All numbers of an array, which must be as long as the first one at its level.
    func append(to numbers: inout [Double], sizes: ArraySlice<Int>, path: [Int]) throws {
        guard count == sizes.first else {
            let place = path.map { "[\($0)]" }.joined()
            throw Failure(
                id: "ragged-literal",
                "the row at \(place) of the tensor has \(count) element\(count == 1 ? "" : "s"), the first has "
                    + "\(sizes.first ?? 0): \(String("\(self)".prefix(60)))",
                hint: "rows along the same axis are equally long")
        }
        try Element.append(self, to: &numbers, sizes: sizes.dropFirst(), path: path)
    }

    static func append(
        _ elements: [Self], to numbers: inout [Double], sizes: ArraySlice<Int>, path: [Int]
    ) throws {
        for (index, element) in elements.enumerated() {
            try element.append(to: &numbers, sizes: sizes, path: path + [index])
        }
    }
}

extension NestedElements {
    /// The sizes below an array without elements: none for numbers, else zeros.
    fileprivate static func measureEmpty(into sizes: inout [Int]) {
        if let array = Self.self as? any EmptyMeasurable.Type { array.addEmptySizes(to: &sizes) }
    }
}

/// An array type, which knows how many axes it has.
private protocol EmptyMeasurable {
    static func addEmptySizes(to sizes: inout [Int])
}

extension Array: EmptyMeasurable where Element: NestedElements {
    fileprivate static func addEmptySizes(to sizes: inout [Int]) {
        sizes.append(0)
        Element.measureEmpty(into: &sizes)
    }
}
