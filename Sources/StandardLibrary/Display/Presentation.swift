import Diagnostics
import RichDisplay
import TensorEngine
import VirtualMachine

/// How a value is shown as the result of a cell.
enum Presentation {
    /// The value's forms; nil for what has nothing to show.
    static func bundle(
        of slots: Slots, as type: TypePointer, in machine: Machine
    ) throws -> MIMEBundle? {
        switch type.pointee.kind {
        case .void: return nil
        case .existential:
            let object = Object(slots[0])
            guard object.type.pointee.isSelfDescribing else {
                return try bundle(of: object.payload, as: object.type, in: machine)
            }
            var slot = slots[0]
            return try bundle(of: &slot, as: object.type, in: machine)
        case .native:
            if let figure = Object(slots[0]).native as? FigureValue {
                return figure.figure.bundle()
            }
            if let value = Object(slots[0]).native as? DocumentValue {
                return value.document.bundle
            }
        default: break
        }
        // Text keeps its quotes, so that "3" and 3 can be told apart.
        switch type.pointee.kind {
        case .string, .substring, .character:
            return MIMEBundle(plain: try machine.describeNested(slots, as: type))
        default: return MIMEBundle(plain: try machine.describe(slots, as: type))
        }
    }
}

/// What a program's `Figure` refers to: a picture or a table that is not shown yet.
final class FigureValue: NativeClass {
    static let typeName = "Figure"
    let figure: any Figure

    init(_ figure: any Figure) { self.figure = figure }

    func describe() -> String { figure.plainText }
}

/// Tensors as grids of pictures.
enum Gallery {
    /// Images [count, height, width] or [count, height, width, 1 or 3]; one image [height, width].
    static func grid(
        _ images: Tensor, captions: [ImageGrid.Caption], columns: Int, title: String
    ) throws -> ImageGrid {
        let sizes = images.rank == 2 ? [1] + images.shape.dimensions : images.shape.dimensions
        let channels = sizes.count == 4 ? sizes[3] : 1
        guard sizes.count == 3 || sizes.count == 4 else { throw wrongShape(images.shape) }
        // More than the grid shows need not be computed.
        let shown = min(sizes[0], ImageGrid.mostImages)
        let part =
            images.rank == 2 || shown == sizes[0] ? images : try images.rows(0..<shown)
        let grid = ImageGrid(
            title: title, values: try part.scalars(as: Float.self), height: sizes[1],
            width: sizes[2], channels: channels, captions: captions, columns: max(1, columns))
        guard let grid else { throw wrongShape(images.shape) }
        return grid
    }

    private static func wrongShape(_ shape: Shape) -> Failure {
        Failure(
            id: "shape-mismatch",
            "gallery: images have shape [count, height, width] or [count, height, width, 3], "
                + "not \(shape)",
            hint: "reshaped(to: [-1, 28, 28]) makes pictures of rows")
    }
}
