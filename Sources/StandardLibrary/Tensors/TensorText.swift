import RichDisplay
import TensorEngine

/// Tensors as text: a few elements with all their digits, more with the middle of long axes left out
/// and shape and dtype at the end; rows under one another with aligned columns.
///
///     Tensor([[1.0, 2.0],
///             [3.0, 4.0]])
struct TensorText {
    /// Above this many elements the middle of long axes is left out.
    private static let mostElements = 200
    /// Elements shown at either end of an axis whose middle is left out.
    private static let edge = 3
    private static let lineLength = 76

    private let shape: [Int]
    /// The shown elements by their place, row by row, in the whole tensor.
    private let texts: [Int: String]
    private let width: Int
    private let isShortened: Bool

    /// The tensor as `print` shows it; computes its elements.
    static func describe(_ tensor: Tensor) throws -> String {
        if tensor.count == 0, tensor.rank > 1 {
            return "Tensor([], shape \(tensor.shape), \(tensor.dtype.name))"
        }
        let places = shownPlaces(tensor.shape)
        let numbers = try tensor.withUnsafeBytes { bytes in
            places.map { ElementText.number(at: $0, of: bytes, tensor.dtype) }
        }
        let suffix = tensor.dtype == .float32 ? "" : ", \(tensor.dtype.name)"
        let plain = numbers.map { ElementText.shortest($0, tensor.dtype) }
        let isShortened = places.count < tensor.count
        if !isShortened {
            let line = TensorText(tensor.shape, places, plain, width: 0, isShortened: false)
                .rows(indent: nil)
            let whole = "Tensor(\(line)\(suffix))"
            if whole.count <= lineLength {
                let hasOneRow = tensor.shape.dimensions.dropLast().allSatisfy { $0 == 1 }
                if hasOneRow { return whole }
                let texts = withAllDigits(ElementText.aligned(numbers, tensor.dtype), or: plain)
                return "Tensor(\(columns(of: texts, at: places, in: tensor))\(suffix))"
            }
        }
        let aligned = ElementText.aligned(numbers, tensor.dtype)
        return "Tensor(\(columns(of: aligned, at: places, in: tensor)),\n"
            + "       shape \(tensor.shape), \(tensor.dtype.name))"
    }

    /// Texts with equally many decimals, if they say as much as the shortest ones, else those.
    private static func withAllDigits(_ aligned: [String], or shortest: [String]) -> [String] {
        zip(aligned, shortest).allSatisfy { Double($0) == Double($1) } ? aligned : shortest
    }

    /// The shown elements in rows, as wide as the widest.
    private static func columns(
        of texts: [String], at places: [Int], in tensor: Tensor
    ) -> String {
        TensorText(
            tensor.shape, places, texts, width: texts.map(\.count).max() ?? 0,
            isShortened: places.count < tensor.count
        ).rows(indent: "       ")
    }

    private init(
        _ shape: Shape, _ places: [Int], _ texts: [String], width: Int, isShortened: Bool
    ) {
        self.shape = shape.dimensions
        self.texts = Dictionary(uniqueKeysWithValues: zip(places, texts))
        self.width = width
        self.isShortened = isShortened
    }

    /// The places along an axis that are shown; nil stands for the middle that is not.
    private static func shown(_ size: Int, shortened: Bool) -> [Int?] {
        guard shortened, size > 2 * edge else { return (0..<size).map { $0 } }
        return (0..<edge).map { $0 } + [nil] + (size - edge..<size).map { $0 }
    }

    private static func shownPlaces(_ shape: Shape) -> [Int] {
        var places = [0]
        for axis in 0..<shape.rank {
            let along = shown(shape[axis], shortened: shape.count > mostElements).compactMap { $0 }
            places = places.flatMap { place in along.map { place * shape[axis] + $0 } }
        }
        return places
    }

    /// Columns that fit into a notebook's cell; longer rows go on in the next line.
    private static let columns = 80

    /// Elements with commas, in as many lines as they need.
    private static func wrapped(_ parts: [String], indent: String) -> String {
        var text = ""
        var column = indent.count + 1
        for (index, part) in parts.enumerated() {
            if index > 0 {
                // The comma, a blank, and at the end a bracket.
                let isFull = column + part.count + 3 > columns
                text += isFull ? ",\n\(indent) " : ", "
                column = isFull ? indent.count + 1 : column + 2
            }
            text += part
            column += part.count
        }
        return text
    }

    /// The elements in brackets; on one line without an indent.
    private func rows(indent: String?, axis: Int = 0, place: Int = 0) -> String {
        guard axis < shape.count else {
            let text = texts[place] ?? "?"
            return String(repeating: " ", count: max(0, width - text.count)) + text
        }
        let parts = Self.shown(shape[axis], shortened: isShortened).map { index in
            guard let index else { return "…" }
            return rows(
                indent: indent.map { $0 + " " }, axis: axis + 1,
                place: place * shape[axis] + index)
        }
        let isInnermost = axis == shape.count - 1
        guard let indent else { return "[" + parts.joined(separator: ", ") + "]" }
        if isInnermost { return "[" + Self.wrapped(parts, indent: indent) + "]" }
        // A blank line between matrices.
        let lines = axis < shape.count - 2 ? "\n\n" : "\n"
        return "[" + parts.joined(separator: ",\(lines)\(indent) ") + "]"
    }
}
