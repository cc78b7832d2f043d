import Diagnostics

/// The sizes of a tensor's axes, outermost first; none for a scalar. At most eight.
///
/// Sizes lie inline, so that shapes cost no allocation where operations are recorded.
package struct Shape: Hashable, Sendable, CustomStringConvertible, ExpressibleByArrayLiteral {
    package static let maximumRank = 8

    /// Sizes from index `rank` on are 1.
    private var sizes: InlineArray<8, Int>
    /// How many axes there are.
    package private(set) var rank: Int
    /// How many elements there are: the product of the sizes.
    package private(set) var count: Int

    /// The shape of a scalar.
    package init() {
        sizes = InlineArray(repeating: 1)
        rank = 0
        count = 1
    }

    /// Checks rank, signs, and that the number of elements fits an `Int` with room for bytes.
    package init(checking dimensions: some Collection<Int>) throws {
        guard dimensions.count <= Shape.maximumRank else {
            throw Failure(
                id: "rank-too-large",
                "a tensor has at most \(Shape.maximumRank) axes, this shape has \(dimensions.count)",
                hint: "reshaped(to:) joins axes that are not needed apart")
        }
        self.init()
        for size in dimensions {
            guard size >= 0 else {
                throw Failure(
                    id: "negative-size",
                    "the shape \(Array(dimensions)) has a negative size",
                    hint: "only reshaped(to:) takes -1, for the one size it can work out")
            }
            append(size)
        }
        // Sizes of zero hide an overflow of the others from nobody: nothing is allocated then.
        var product = 1
        for axis in 0..<rank {
            let (value, overflow) = product.multipliedReportingOverflow(by: self[axis])
            guard !overflow, value <= Int.max / 16 else {
                throw Failure(
                    id: "out-of-memory", "a tensor of shape \(self) has more elements than memory")
            }
            product = value
        }
        count = product
    }

    /// For sizes that are known to be good: at most eight, none negative, of a sane product.
    package init(_ dimensions: some Collection<Int>) {
        self.init()
        for size in dimensions { append(size) }
    }

    package init(arrayLiteral dimensions: Int...) { self.init(dimensions) }

    /// The size of an axis in `0..<rank`; setting it keeps `count` right.
    package subscript(axis: Int) -> Int {
        get { sizes[axis] }
        set {
            sizes[axis] = newValue
            count = 1
            for axis in 0..<rank { count &*= sizes[axis] }
        }
    }

    /// The sizes as an array.
    package var dimensions: [Int] { (0..<rank).map { sizes[$0] } }

    /// The size of the last axis; 1 for a scalar.
    package var last: Int { rank == 0 ? 1 : sizes[rank - 1] }

    /// `[64, 784]`
    package var description: String { "\(dimensions)" }

    package static func == (a: Shape, b: Shape) -> Bool {
        guard a.rank == b.rank, a.count == b.count else { return false }
        for axis in 0..<a.rank where a.sizes[axis] != b.sizes[axis] { return false }
        return true
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(rank)
        for axis in 0..<rank { hasher.combine(sizes[axis]) }
    }

    /// Adds an innermost axis.
    package mutating func append(_ size: Int) {
        sizes[rank] = size
        rank += 1
        count &*= size
    }

    /// The axis meant by `axis`, where -1 is the last.
    package func axis(_ axis: Int, operation: String) throws -> Int {
        let positive = axis < 0 ? axis + rank : axis
        guard positive >= 0, positive < rank else {
            throw Failure(
                id: "axis-out-of-range",
                "\(operation): there is no axis \(axis) in a tensor of shape \(self)",
                hint: rank == 0
                    ? "a scalar has no axes"
                    : "axes go from 0 to \(rank - 1), or from -\(rank) to -1")
        }
        return positive
    }

    /// Distance in elements between neighbours along each axis, row-major.
    package var strides: [Int] {
        var strides = [Int](repeating: 1, count: rank)
        var step = 1
        for axis in stride(from: rank - 1, through: 0, by: -1) {
            strides[axis] = step
            step *= sizes[axis]
        }
        return strides
    }

    /// Where element `place`, counted row by row, lies along each axis.
    package func indices(of place: Int) -> [Int] {
        strides.enumerated().map { place / $1 % sizes[$0] }
    }

    /// The product of the sizes of some axes.
    func product(_ axes: Range<Int>) -> Int {
        var product = 1
        for axis in axes { product *= sizes[axis] }
        return product
    }

    /// What both shapes become by NumPy's rules: aligned at the right, where sizes of 1 stretch.
    /// Nil where they do not fit.
    package static func broadcast(_ a: Shape, _ b: Shape) -> Shape? {
        if a == b { return a }
        if a.rank == 0 { return b }
        if b.rank == 0 { return a }
        var result = a.rank >= b.rank ? a : b
        let rank = result.rank
        for axis in 0..<rank {
            let i = axis - (rank - a.rank)
            let j = axis - (rank - b.rank)
            let x = i < 0 ? 1 : a[i]
            let y = j < 0 ? 1 : b[j]
            guard x == y || x == 1 || y == 1 else { return nil }
            let size = x == 1 ? y : x
            if result[axis] != size { result[axis] = size }
        }
        return result
    }

    /// Whether this shape becomes `target` by broadcasting.
    package func broadcasts(to target: Shape) -> Bool { Shape.broadcast(self, target) == target }
}
