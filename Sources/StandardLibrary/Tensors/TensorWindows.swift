import Diagnostics
import TensorEngine
import VirtualMachine

/// Windows that slide over images: convolutions and pooling, over one to three axes.
extension TensorLibrary {
    static let windows = [
        LibraryGroup {
            Builtin(
                source: """
                    /// How far a sliding window may reach beyond the edges of an image, where there are zeros.
                    enum Padding: Equatable {
                        /// Not at all: each result comes from elements alone, and sizes shrink.
                        case valid
                        /// As far as keeps sizes at a stride of 1; at a stride of s they become size / s, rounded up.
                        case same
                        /// By so many places at both ends, one number for all axes or one for each.
                        case explicit([Int])

                        var _numbers: [Int] {
                            switch self {
                            case .valid: return []
                            case .same: return [-1]
                            case .explicit(let numbers): return numbers
                            }
                        }
                    }
                    """)
            for axes in 1...3 { functions(axes) }
            natives
        }
    ]

    /// [batch, height, width, channels] and its like for other numbers of axes.
    static func images(_ axes: Int) -> String {
        let names = [["length"], ["height", "width"], ["depth", "height", "width"]][axes - 1]
        return "[batch, \(names.joined(separator: ", ")), channels]"
    }

    /// The size and the stride of pooling; `label` is what the size is called by.
    static func poolWindows(_ axes: Int, label: String) -> WindowSizes {
        WindowSizes(
            axes: axes,
            sizes: [
                .init("size", "Int = 2", label: label),
                .init("stride", "Int? = nil", orElse: "size"),
            ])
    }

    @BuiltinList private static func functions(_ axes: Int) -> [Builtin] {
        let stride = WindowSizes.Size("stride", "Int = 1")
        let dilation = WindowSizes.Size("dilation", "Int = 1")
        let outputPadding = WindowSizes.Size("outputPadding", "Int = 0")
        allWays(
            WindowSizes(axes: axes, sizes: [stride, dilation]),
            """
            /// Slides filters over images of shape \(images(axes)): each result is the sum of a window's elements
            /// times a filter's weights.
            ///
            /// Filters have shape [window…, channels / groups, filters]; the results' last axis is the filters. The
            /// filter is not turned over (a cross-correlation), as everywhere in deep learning. In a dilated
            /// convolution a filter's weights lie `dilation` places apart; in groups, each group of channels has
            /// filters of its own.
            func conv\(axes)D(
                _ images: Tensor, _ filters: Tensor, {stride}, padding: Padding = .valid, {dilation}, groups: Int = 1
            ) -> Tensor {
                _convolution(images, filters, \(axes), {stride…}, padding._numbers, {dilation…}, groups)
            }
            """)
        allWays(
            WindowSizes(axes: axes, sizes: [stride, outputPadding, dilation]),
            """
            /// The transpose of `conv\(axes)D` with the same filters, which makes images larger: each element spreads
            /// over a window, and what overlaps is added.
            ///
            /// Filters have shape [window…, channels of the result / groups, channels of the input]. With a stride
            /// above 1 several sizes shrink to the same one; `outputPadding`, at most stride − 1, says how many places
            /// longer than the smallest of them the result is.
            func transposedConv\(axes)D(
                _ images: Tensor, _ filters: Tensor, {stride}, padding: Padding = .valid,
                {outputPadding}, {dilation}, groups: Int = 1
            ) -> Tensor {
                _transposedConvolution(
                    images, filters, \(axes), {stride…}, padding._numbers, {dilation…}, [groups] + {outputPadding…})
            }
            """)
        for (name, summary, kind) in [
            ("max", "The largest element", 0), ("average", "The mean", 1),
        ] {
            allWays(
                poolWindows(axes, label: "size"),
                """
                /// \(summary) of each window, channel by channel, in images of shape \(images(axes)).
                ///
                /// Windows lie side by side unless `stride` says otherwise. What padding adds does not count.
                func \(name)Pool\(axes)D(
                    _ images: Tensor, {size}, {stride}, padding: Padding = .valid
                ) -> Tensor {
                    _pool(images, \(axes), \(kind), {size…}, {stride…}, padding._numbers)
                }
                """)
        }
    }

    /// A function with one number for all axes, and with one for each.
    private static func allWays(_ windows: WindowSizes, _ template: String) -> [Builtin] {
        ([windows.plainWay(template)] + windows.otherWays(template)).map { Builtin(source: $0) }
    }

    @BuiltinList private static var natives: [Builtin] {
        Builtin(
            tensor: """
                func _convolution(
                    _ images: Tensor, _ filters: Tensor, _ axes: Int, _ strides: [Int], _ padding: [Int],
                    _ dilations: [Int], _ groups: Int
                ) -> Tensor
                """
        ) {
            (
                images: Tensor, filters: Tensor, axes: Int, strides: [Int], padding: [Int],
                dilations: [Int], groups: Int
            ) in
            try checkImages(images, axes, "conv\(axes)D")
            return try images.convolved(
                with: filters, strides: strides, dilations: dilations, padding: rule(padding),
                groups: groups)
        }
        Builtin(
            tensor: """
                func _transposedConvolution(
                    _ images: Tensor, _ filters: Tensor, _ axes: Int, _ strides: [Int], _ padding: [Int],
                    _ dilations: [Int], _ outputPaddingAndGroups: [Int]
                ) -> Tensor
                """
        ) {
            (
                images: Tensor, filters: Tensor, axes: Int, strides: [Int], padding: [Int],
                dilations: [Int], rest: [Int]
            ) in
            try checkImages(images, axes, "transposedConv\(axes)D")
            return try images.transposeConvolved(
                with: filters, strides: strides, dilations: dilations, padding: rule(padding),
                outputPadding: Array(rest.dropFirst()), groups: rest[0])
        }
        Builtin(
            tensor: """
                func _pool(
                    _ images: Tensor, _ axes: Int, _ kind: Int, _ sizes: [Int], _ strides: [Int], _ padding: [Int]
                ) -> Tensor
                """
        ) { (images: Tensor, axes: Int, kind: Int, sizes: [Int], strides: [Int], padding: [Int]) in
            try checkImages(images, axes, "\(kind == 0 ? "max" : "average")Pool\(axes)D")
            return kind == 0
                ? try images.maxPooled(sizes: sizes, strides: strides, padding: rule(padding))
                : try images.averagePooled(sizes: sizes, strides: strides, padding: rule(padding))
        }
    }

    /// The engine's padding from the words of the language's.
    private static func rule(_ numbers: [Int]) -> Padding {
        if numbers.isEmpty { return .valid }
        return numbers == [-1] ? .same : .explicit(numbers.map { (low: $0, high: $0) })
    }

    /// The side of the square pictures that somebody has laid out as rows; nil where that is unlikely.
    private static func side(of rows: Shape) -> Int? {
        let side = Int(Double(rows.last).squareRoot().rounded())
        return side * side == rows.last && side >= 8 && rows[0] != rows.last ? side : nil
    }

    /// Throws `shape-mismatch` unless there are as many axes as the function's name says.
    static func checkImages(_ x: Tensor, _ axes: Int, _ name: String) throws {
        guard x.rank != axes + 2 else { return }
        let hint =
            switch x.rank - axes {
            case 1 where axes == 2 && x.shape.last > 4:
                "grey images have one channel: x.expandingShape(at: -1)"
            case 1:
                "a batch of one is x.expandingShape(at: 0), one channel x.expandingShape(at: -1)"
            case 0 where axes == 2 && side(of: x.shape) != nil:
                "a row of \(x.shape.last) pixels is a picture after "
                    + "x.reshaped(to: [-1, \(side(of: x.shape) ?? 0), \(side(of: x.shape) ?? 0), 1])"
            case 0 where axes == 2:
                "one grey picture is x.reshaped(to: [1, \(x.shape[0]), \(x.shape[1]), 1])"
            case 0:
                "a batch and a channel are missing: x.expandingShape(at: 0).expandingShape(at: -1)"
            default:
                "with \(Swift.max(x.rank - 2, 1)) axes between batch and channels it is "
                    + String(name.dropLast(2)) + "\(min(Swift.max(x.rank - 2, 1), 3))D"
                    + (x.rank - axes == 3 && x.shape.last == 1
                        ? "; x.squeezed(axis: -1) drops the last axis, of 1"
                        : "")
            }
        throw Failure(
            id: "shape-mismatch", "\(name): images are \(images(axes)), not of shape \(x.shape)",
            hint: hint)
    }
}
