import VirtualMachine

/// The ways to say how large a window is and how far it moves: one number for all axes, or one for
/// each, as in `Conv2D(8, kernelSize: (3, 5), stride: (1, 2))`.
///
/// Swift converts neither a number nor a tuple to a common type by itself, so each way is a function of
/// its own. What takes a tuple has no default, which keeps them apart.
struct WindowSizes {
    /// A parameter for a size: `kernelSize: Int = 3`.
    struct Size {
        let name: String
        /// What a caller writes before the colon; `_` for nothing.
        let label: String
        /// In the way with one number: `Int = 3`.
        let number: String
        /// The size that it equals where it is nil.
        let standIn: String?

        init(_ name: String, _ number: String, label: String? = nil, orElse standIn: String? = nil)
        {
            self.name = name
            self.number = number
            self.label = label ?? name
            self.standIn = standIn
        }
    }

    let axes: Int
    let sizes: [Size]

    /// `(Int, Int)`
    private var tuple: String {
        "(" + Array(repeating: "Int", count: axes).joined(separator: ", ") + ")"
    }

    /// A declaration for each way but the plain one: `template` with `{name}` and `{name…}` replaced by
    /// a parameter and by an array of one number for each axis.
    func otherWays(_ template: String) -> [String] {
        guard axes > 1 else { return [] }
        return (1..<1 << sizes.count).map { way in
            var text = template
            for (index, size) in sizes.enumerated() {
                text = replacing(size, isTuple: way >> index & 1 == 1, in: text, way)
            }
            return text
        }
    }

    /// The way in which every size is a single number.
    func plainWay(_ template: String) -> String {
        sizes.reduce(template) { replacing($1, isTuple: false, in: $0, 0) }
    }

    private func replacing(_ size: Size, isTuple: Bool, in text: String, _ way: Int) -> String {
        let label = size.label == size.name ? size.name : "\(size.label) \(size.name)"
        return
            text
            .replacing("{\(size.name)}", with: "\(label): \(isTuple ? tuple : size.number)")
            .replacing("{\(size.name)…}", with: array(size, isTuple: isTuple, way))
    }

    private func array(_ size: Size, isTuple: Bool, _ way: Int) -> String {
        if isTuple {
            return "[" + (0..<axes).map { "\(size.name).\($0)" }.joined(separator: ", ") + "]"
        }
        guard let standIn = sizes.firstIndex(where: { $0.name == size.standIn }) else {
            return "Array(repeating: \(size.name), count: \(axes))"
        }
        let other = array(sizes[standIn], isTuple: way >> standIn & 1 == 1, way)
        return "\(size.name).map { Array(repeating: $0, count: \(axes)) } ?? \(other)"
    }
}
