import CTensorRoutines
import Diagnostics

/// How much a window may reach beyond the edges of what it slides over.
package enum Padding: Sendable, Equatable {
    /// Not at all.
    case valid
    /// As far as keeps sizes at a stride of 1; what is odd is added behind, as in TensorFlow.
    case same
    /// By so many places in front and behind, for each axis.
    case explicit([(low: Int, high: Int)])

    package static func == (a: Padding, b: Padding) -> Bool {
        switch (a, b) {
        case (.valid, .valid), (.same, .same): true
        case (.explicit(let x), .explicit(let y)): x.elementsEqual(y, by: ==)
        default: false
        }
    }
}

/// A window that slides over one to three axes between batch and channels.
package struct Window: Sendable, Equatable {
    /// Sizes of the window, its steps, and distances between its taps, for each axis.
    var sizes: [Int]
    var strides: [Int]
    var dilations: [Int]
    /// Places added in front and behind.
    var low: [Int]
    var high: [Int]
    var groups: Int

    var rank: Int { sizes.count }

    /// Checks the numbers against the axes of `shape`, [batch, axes…, channels]. Numbers given
    /// once count for each axis.
    init(
        _ operation: String, over shape: Shape, sizes: [Int], strides: [Int],
        dilations: [Int] = [1],
        padding: Padding, groups: Int = 1
    ) throws {
        let rank = shape.rank - 2
        func spread(_ numbers: [Int], _ name: String) throws -> [Int] {
            let all = numbers.count == 1 ? [Int](repeating: numbers[0], count: rank) : numbers
            guard all.count == rank, all.allSatisfy({ $0 > 0 && $0 < 1 << 31 }) else {
                throw Failure(
                    id: "invalid-argument",
                    "\(operation): \(name) are \(rank) positive numbers, one for each axis between "
                        + "batch and channels, not \(numbers)",
                    hint: "one number stands for all axes")
            }
            return all
        }
        self.sizes = try spread(sizes, "window sizes")
        self.strides = try spread(strides, "strides")
        self.dilations = try spread(dilations, "dilations")
        self.groups = groups
        low = [Int](repeating: 0, count: rank)
        high = low
        try setPadding(padding, operation, shape)
        for axis in 0..<rank {
            let room = shape[1 + axis] + low[axis] + high[axis]
            guard room >= span(axis) else {
                throw Failure(
                    id: "shape-mismatch",
                    "\(operation): a window of \(span(axis)) places does not fit axis \(1 + axis) "
                        + "of shape \(shape), which has \(shape[1 + axis])"
                        + (room > shape[1 + axis] ? " and \(room) with padding" : ""),
                    hint: "use a smaller window, or padding: .same")
            }
        }
    }

    private mutating func setPadding(_ padding: Padding, _ operation: String, _ shape: Shape) throws
    {
        switch padding {
        case .valid: break
        case .same:
            for axis in 0..<rank {
                let size = shape[1 + axis]
                let results = (size + strides[axis] - 1) / strides[axis]
                let needed = max(0, (results - 1) * strides[axis] + span(axis) - size)
                low[axis] = needed / 2
                high[axis] = needed - needed / 2
            }
        case .explicit(let pairs):
            let all = pairs.count == 1 ? Array(repeating: pairs[0], count: rank) : pairs
            guard all.count == rank, all.allSatisfy({ $0.low >= 0 && $0.high >= 0 }) else {
                throw Failure(
                    id: "invalid-argument",
                    "\(operation): padding is a pair of numbers from 0 up for each of \(rank) axes")
            }
            low = all.map(\.low)
            high = all.map(\.high)
        }
    }

    /// Places from the first to the last tap along an axis, both included.
    func span(_ axis: Int) -> Int { dilations[axis] * (sizes[axis] - 1) + 1 }

    /// How many places the window takes along each axis of `shape`.
    func results(over shape: Shape) -> [Int] {
        (0..<rank).map { axis in
            (shape[1 + axis] + low[axis] + high[axis] - span(axis)) / strides[axis] + 1
        }
    }

    // MARK: As a node's attributes

    /// All but the sizes behind, which the shapes of operand and result make up for.
    var attributes: [Int] { [groups] + sizes + strides + dilations + low }

    init(attributes: [Int]) {
        let rank = (attributes.count - 1) / 4
        func part(_ place: Int) -> [Int] { Array(attributes[(1 + place * rank)...].prefix(rank)) }
        groups = attributes[0]
        (sizes, strides, dilations, low) = (part(0), part(1), part(2), part(3))
        high = low
    }

    /// As the routines take it: three axes, those in front of size 1.
    func routineShape(input: Shape, output: Shape) -> RoutineConvolutionShape {
        func three(_ numbers: [Int], _ filler: Int) -> (Int64, Int64, Int64) {
            let all = [Int](repeating: filler, count: 3 - numbers.count) + numbers
            return (Int64(all[0]), Int64(all[1]), Int64(all[2]))
        }
        return RoutineConvolutionShape(
            batch: Int64(input[0]), channels: Int64(input.last), filters: Int64(output.last),
            groups: Int64(groups), input: three(Array(input.dimensions[1...rank]), 1),
            kernel: three(sizes, 1), output: three(Array(output.dimensions[1...rank]), 1),
            stride: three(strides, 1), dilation: three(dilations, 1), low: three(low, 0))
    }
}

extension Node {
    /// The window of a convolution or a pool.
    var window: Window { Window(attributes: attributes) }
}

/// Walks over the places and taps of a window; for the plain-Swift routines.
struct WindowWalk {
    private let window: Window
    private let input: [Int]
    private let output: [Int]

    init(_ window: Window, input: Shape, output: Shape) {
        self.window = window
        self.input = Array(input.dimensions[1...window.rank])
        self.output = Array(output.dimensions[1...window.rank])
    }

    /// Calls `body` for each place of the window and each of its taps inside the input, with the
    /// numbers of the place, the tap and the input's place, each counted row by row.
    func visit(_ body: (_ place: Int, _ tap: Int, _ input: Int) -> Void) {
        let places = output.reduce(1, *)
        let taps = window.sizes.reduce(1, *)
        for place in 0..<places {
            for tap in 0..<taps {
                if let at = inputPlace(place, tap) { body(place, tap, at) }
            }
        }
    }

    private func inputPlace(_ place: Int, _ tap: Int) -> Int? {
        var (place, tap, result, step) = (place, tap, 0, 1)
        for axis in stride(from: window.rank - 1, through: 0, by: -1) {
            let at =
                place % output[axis] * window.strides[axis] - window.low[axis]
                + tap % window.sizes[axis] * window.dilations[axis]
            guard at >= 0, at < input[axis] else { return nil }
            result += at * step
            step *= input[axis]
            place /= output[axis]
            tap /= window.sizes[axis]
        }
        return result
    }
}
