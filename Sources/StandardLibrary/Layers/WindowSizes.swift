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
        let pieces = pieces(of: template)
        return (1..<1 << sizes.count).map { filled(pieces, $0) }
    }

    /// The way in which every size is a single number.
    func plainWay(_ template: String) -> String { filled(pieces(of: template), 0) }

    /// What a template consists of.
    private enum Piece {
        case text(Substring)
        /// `{name}`, the parameter for a size.
        case parameter(Int)
        /// `{name…}`, its numbers for all axes.
        case numbers(Int)
    }

    /// The template cut at its holes. Other braces are the declaration's own.
    private func pieces(of template: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = template[...]
        var beginning = rest.startIndex
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            rest = rest[template.utf8.index(after: open)...]
            for (index, size) in sizes.enumerated() where rest.hasPrefix(size.name) {
                let behind = rest.dropFirst(size.name.count)
                let isWhole = behind.hasPrefix("…}")
                guard isWhole || behind.hasPrefix("}") else { continue }
                pieces.append(.text(template[beginning..<open]))
                pieces.append(isWhole ? .numbers(index) : .parameter(index))
                rest = behind.dropFirst(isWhole ? 2 : 1)
                beginning = rest.startIndex
                break
            }
        }
        return pieces + [.text(template[beginning...])]
    }

    /// - Parameter way: bit by bit, whether the size of that number is a tuple.
    private func filled(_ pieces: [Piece], _ way: Int) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .parameter(let index):
                let size = sizes[index]
                result += size.label == size.name ? size.name : "\(size.label) \(size.name)"
                result += ": \(way >> index & 1 == 1 ? tuple : size.number)"
            case .numbers(let index):
                result += array(sizes[index], isTuple: way >> index & 1 == 1, way)
            }
        }
        return result
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
