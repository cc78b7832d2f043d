import Diagnostics
import Foundation

extension Tensor {
    /// Sums of products in Einstein's notation: "ij,jk->ik" is the matrix product, "ii->" a trace,
    /// "bhqd,bhkd->bhqk" attention's scores.
    ///
    /// Each letter names an axis; letters that the result lacks are summed over. Without "->" the
    /// result has the letters that occur once, in alphabetical order. Throws `einsum-spec` or
    /// `shape-mismatch`.
    package static func einsum(_ specification: String, _ tensors: [Tensor]) throws -> Tensor {
        let plan = try EinsumPlan(specification, tensors)
        var rest = try zip(plan.operands, tensors).map { try $1.collectingDiagonal(of: $0) }
        while rest.count > 1 {
            let (a, b) = (rest.removeFirst(), rest.removeFirst())
            let later = Set(rest.flatMap(\.letters)).union(plan.result)
            rest.insert(try a.contracted(with: b, keeping: later), at: 0)
        }
        guard let last = rest.first else {
            throw Failure(id: "einsum-spec", "einsum: there is no tensor to sum")
        }
        return try last.summed(keeping: Set(plan.result)).arranged(plan.result)
    }

    /// Letters that occur twice take the diagonal of their axes.
    fileprivate func collectingDiagonal(of letters: [Character]) throws -> LetteredTensor {
        var (tensor, letters) = (self, letters)
        while let first = letters.indices.first(where: { letters[..<$0].contains(letters[$0]) }) {
            let axis = letters.firstIndex(of: letters[first])!
            // The diagonal: both axes at the end, joined, every (n + 1)th element.
            let size = tensor.shape[axis]
            let order = letters.indices.filter { $0 != axis && $0 != first } + [axis, first]
            let joined = try tensor.transposed(permutation: order)
                .reshaped(to: order.dropLast(2).map { tensor.shape[$0] } + [size * size])
            let diagonal = try joined.slice([
                .ellipsis, .run(first: 0, count: size, step: size + 1),
            ])
            letters = order.dropLast(1).map { letters[$0] }
            tensor = diagonal
        }
        return LetteredTensor(tensor: tensor, letters: letters)
    }
}

/// A specification, read and checked against the tensors.
private struct EinsumPlan {
    let operands: [[Character]]
    let result: [Character]

    init(_ specification: String, _ tensors: [Tensor]) throws {
        let text = specification.filter { $0 != " " }
        let arrow = text.range(of: "->")
        let left = arrow.map { String(text[..<$0.lowerBound]) } ?? text
        let operands = left.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
        func wrong(_ what: String) -> Failure {
            Failure(
                id: "einsum-spec", "einsum: \"\(specification)\" \(what)",
                hint: "a letter for each axis, as in \"ij,jk->ik\" for a matrix product")
        }
        guard operands.count == tensors.count else {
            throw wrong("names \(operands.count) tensors, there are \(tensors.count)")
        }
        var sizes: [Character: Int] = [:]
        for (place, (letters, tensor)) in zip(operands, tensors).enumerated() {
            guard letters.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                throw wrong("has something that is no letter: \(String(letters))")
            }
            guard letters.count == tensor.rank else {
                throw wrong(
                    "has \(letters.count) letters for tensor \(place + 1), which has shape "
                        + "\(tensor.shape)")
            }
            for (letter, size) in zip(letters, tensor.shape.dimensions) {
                if let other = sizes[letter], other != size {
                    throw Failure(
                        id: "shape-mismatch",
                        "einsum: \(letter) in \"\(specification)\" is \(other) in one place and "
                            + "\(size) in tensor \(place + 1), of shape \(tensor.shape)")
                }
                sizes[letter] = size
            }
        }
        self.operands = operands
        guard let arrow else {
            let all = operands.flatMap { $0 }
            result = Set(all).filter { letter in all.count { $0 == letter } == 1 }.sorted()
            return
        }
        result = Array(text[arrow.upperBound...])
        guard Set(result).count == result.count else { throw wrong("names an axis twice") }
        if let letter = result.first(where: { sizes[$0] == nil }) {
            throw wrong("has \(letter) in the result only")
        }
    }
}

/// A tensor whose axes have letters, each once.
private struct LetteredTensor {
    let tensor: Tensor
    let letters: [Character]

    private func size(_ letter: Character) -> Int { tensor.shape[letters.firstIndex(of: letter)!] }

    /// Summed over the axes that nobody needs.
    func summed(keeping kept: Set<Character>) throws -> LetteredTensor {
        let axes = letters.indices.filter { !kept.contains(letters[$0]) }
        if axes.isEmpty { return self }
        return LetteredTensor(
            tensor: try tensor.sum(axes: axes), letters: letters.filter(kept.contains))
    }

    /// With the axes in another order.
    func arranged(_ order: [Character]) throws -> Tensor {
        try tensor.transposed(permutation: order.map { letters.firstIndex(of: $0)! })
    }

    /// The product with another tensor, summed over the letters that both have and nobody keeps: one
    /// batched matrix product.
    func contracted(with other: LetteredTensor, keeping kept: Set<Character>) throws
        -> LetteredTensor
    {
        let a = try summed(keeping: kept.union(other.letters))
        let b = try other.summed(keeping: kept.union(letters))
        let shared = a.letters.filter(b.letters.contains)
        let batch = shared.filter(kept.contains)
        let inner = shared.filter { !kept.contains($0) }
        let left = a.letters.filter { !shared.contains($0) }
        let right = b.letters.filter { !shared.contains($0) }
        func volume(_ letters: [Character], _ of: LetteredTensor) -> Int {
            letters.reduce(1) { $0 * of.size($1) }
        }
        let sizes = batch.map(a.size)
        let rows = try a.arranged(batch + left + inner)
            .reshaped(to: Shape(checking: sizes + [volume(left, a), volume(inner, a)]))
        let columns = try b.arranged(batch + inner + right)
            .reshaped(to: Shape(checking: sizes + [volume(inner, b), volume(right, b)]))
        let product = try rows.matmul(columns)
        return LetteredTensor(
            tensor: try product.reshaped(
                to: Shape(checking: sizes + left.map(a.size) + right.map(b.size))),
            letters: batch + left + right)
    }
}
