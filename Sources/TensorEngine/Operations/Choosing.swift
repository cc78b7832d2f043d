import Diagnostics

// What depends on the elements themselves: results whose shape is known only after looking.

extension Tensor {
    /// The elements where `condition` is true, in row-major order. A condition that lacks the last
    /// axes chooses whole slices. Computes the condition.
    package func chosen(where condition: Tensor) throws -> Tensor {
        let outer = condition.rank
        guard condition.dtype == .bool, outer > 0, outer <= rank,
            Shape(shape.dimensions.prefix(outer)) == condition.shape
        else {
            throw Failure(
                id: "shape-mismatch",
                "a condition of \(condition.dtype.name) and shape \(condition.shape) does not choose "
                    + "among the elements of a tensor of shape \(shape)",
                hint: "the condition is made of truth values and has the tensor's first axes")
        }
        let truths = try condition.scalars(as: Bool.self)
        let places = truths.indices.filter { truths[$0] }.map(Int64.init)
        let rows = [condition.count] + shape.dimensions.dropFirst(outer)
        return try reshaped(to: Shape(checking: rows)).gathering(Tensor(places))
    }

    /// The different elements in ascending order, NaN last and once. Computes the tensor.
    package func unique() throws -> Tensor {
        let ordered = try flattened().sorted()
        guard ordered.count > 1 else { return ordered }
        let (before, after) = (
            try ordered.slice([.range(lower: 0, upper: count - 1, step: 1)]),
            try ordered.slice([.range(lower: 1, upper: count, step: 1)])
        )
        var isNew = try before.notEqual(after)
        if dtype.isFloating {
            // NaN differs from itself.
            isNew = try isNew.and(before.isNaN().and(after.isNaN()).not())
        }
        let first = try Tensor([true])
        return try ordered.chosen(where: Tensor.concatenated([first, isNew]))
    }
}
