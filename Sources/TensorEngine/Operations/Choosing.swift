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
        let places = try condition.truePlaces()
        let rows = [condition.count] + shape.dimensions.dropFirst(outer)
        return try reshaped(to: Shape(checking: rows)).gathering(Tensor(places))
    }

    /// A copy in which the elements where `condition` is true are those of `values`: one for all, or
    /// one for each place that is true, or one for each element. A condition that lacks the last axes
    /// chooses whole slices. Computes the condition only where there is one value for each true place.
    package func replacing(where condition: Tensor, with values: Tensor) throws -> Tensor {
        let given = try values.adopting(dtype, "assignment")
        let lacking = Array(shape.dimensions.dropFirst(condition.rank))
        guard condition.rank <= rank, condition.dtype == .bool,
            Shape(shape.dimensions.prefix(condition.rank)) == condition.shape
        else {
            throw Failure(
                id: "shape-mismatch",
                "assignment: a condition of shape \(condition.shape) does not choose among the "
                    + "elements of a tensor of shape \(shape)")
        }
        let choice = try condition.reshaped(
            to: Shape(checking: condition.shape.dimensions + lacking.map { _ in 1 }))
        if given.rank <= lacking.count, given.shape.broadcasts(to: Shape(lacking)) {
            return try choice.select(given, self)
        }
        let places = try condition.truePlaces()
        let flat = try reshaped(to: Shape(checking: [condition.count] + lacking))
        return try flat.replacing(at: Tensor(places), with: given).reshaped(to: shape)
    }

    /// The numbers of the true elements, counted row by row. Computes them.
    private func truePlaces() throws -> [Int64] {
        let truths = try scalars(as: Bool.self)
        return truths.indices.filter { truths[$0] }.map(Int64.init)
    }

    /// The parts along the first axis that the list names; negative places count from the end.
    package func parts(at places: [Int]) throws -> Tensor {
        guard rank > 0 else {
            throw Failure(
                id: "index-out-of-range", "1 indices are too many for a tensor of shape \(shape)")
        }
        let rows = shape[0]
        let positive = try places.map { place in
            let positive = place < 0 ? place + rows : place
            guard (0..<rows).contains(positive) else { throw outsideRows(place) }
            return Int64(positive)
        }
        return try gathering(Tensor(positive))
    }

    private func outsideRows(_ place: Int) -> Failure {
        Failure(
            id: "index-out-of-range",
            "index \(place) is outside axis 0 of a tensor of shape \(shape)",
            hint: shape[0] == 0 ? "the axis is empty" : "places go from 0 to \(shape[0] - 1)")
    }

    /// A copy with `values` added to the parts along the first axis that `places` names.
    package func adding(_ values: Tensor, at places: Tensor) throws -> Tensor {
        guard rank > 0, dtype.isComputed || dtype.isInteger else {
            throw Failure(
                id: "dtype-mismatch",
                "adding: values are added to numbers along an axis, not to \(dtype.name) of shape "
                    + "\(shape)")
        }
        let part = try Shape(checking: places.shape.dimensions + shape.dimensions.dropFirst())
        let given = try values.adopting(dtype, "adding")
        guard given.shape.broadcasts(to: part) else {
            throw Failure(
                id: "shape-mismatch",
                "adding: values of shape \(given.shape) do not fit places of shape \(places.shape) in "
                    + "a tensor of shape \(shape), which take \(part)")
        }
        return try self + given.broadcast(to: part).scatterAdded(at: places, rows: shape[0])
    }

    /// A copy in which the parts along the first axis that `places` names are those of `values`, which
    /// is stretched to fit; of two values for one place the later stays. Computes the places.
    package func replacing(at places: Tensor, with values: Tensor) throws -> Tensor {
        guard rank > 0, places.dtype.isInteger else {
            throw Failure(
                id: "dtype-mismatch",
                "assignment: places are whole numbers along an axis, not \(places.dtype.name) for a "
                    + "tensor of shape \(shape)",
                hint: "x[x .> 0] = Tensor(0) changes what is positive")
        }
        let list = try places.scalars(as: Int.self)
        let rows = shape[0]
        var sources = [Int64](repeating: -1, count: rows)
        for (source, place) in list.enumerated() {
            let positive = place < 0 ? place + rows : place
            guard sources.indices.contains(positive) else { throw outsideRows(place) }
            sources[positive] = Int64(source)
        }
        let row = Array(shape.dimensions.dropFirst())
        let part = try Shape(checking: places.shape.dimensions + row)
        let given = try values.adopting(dtype, "assignment")
        guard given.shape.broadcasts(to: part) else {
            throw Failure(
                id: "shape-mismatch",
                "assignment: a value of shape \(given.shape) does not fit a part of shape \(part)",
                hint:
                    "a value has the part's shape, or sizes of 1 that stretch; one number is Tensor(5)"
            )
        }
        if list.isEmpty { return self }
        let updates = try given.broadcast(to: part).reshaped(
            to: Shape(checking: [list.count] + row))
        let chosen = try updates.gathering(Tensor(sources.map { Swift.max($0, 0) }))
        let changes = try Tensor(
            sources.map { $0 >= 0 }, shape: Shape([rows] + row.map { _ in 1 }))
        return try changes.select(chosen, self)
    }

    /// The same value with another dtype, for plain numbers that it can hold. Throws
    /// `dtype-mismatch` for others.
    func adopting(_ other: DType, _ operation: String) throws -> Tensor {
        if dtype == other { return self }
        let isExact = other.isFloating || node.scalar == node.scalar.rounded()
        guard node.op == .constant, other != .bool, isExact else {
            throw Failure(
                id: "dtype-mismatch",
                "\(operation): the tensor has \(other.name) elements, the value \(dtype.name)",
                hint: "convert the value: cast(to: .\(other))")
        }
        return Tensor(constant: node.scalar, dtype: other)
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
