import Diagnostics
@_spi(RawSyntax) import SwiftSyntax

/// Makes trees of the sequences of operands and operators that the parser leaves, by precedence.
///
/// It works on the parser's own nodes and takes memory for new ones in large pieces: swift-operators'
/// rewriter of whole trees and its search for how two groups relate took a sixth of compiling a cell
/// (docs/decisions/0018-folding-operators.md).
struct OperatorFolding {
    private let file: SourceFile
    private let operators: DeclaredOperators
    /// An arena for parsing, because others begin with pieces for one node. No tokens are made in it, so
    /// it never has to take one apart.
    private let arena = ParsingRawSyntaxArena(parseTriviaFunction: { _, _ in [] })
    private var diagnostics: [Diagnostics.Diagnostic] = []

    private init(file: SourceFile, operators: DeclaredOperators) {
        self.file = file
        self.operators = operators
    }

    /// The tree with its sequences folded, and what is wrong with their operators. Where that is so, the
    /// sequence is folded to the left.
    static func folded<Tree: SyntaxProtocol>(
        _ tree: Tree, of file: SourceFile, _ operators: DeclaredOperators
    ) -> (tree: Tree, diagnostics: [Diagnostics.Diagnostic]) {
        var folding = OperatorFolding(file: file, operators: operators)
        let raw = folding.folded(tree.raw, at: tree.position.utf8Offset)
        let result = raw.flatMap { Syntax(raw: $0, rawNodeArena: folding.arena).as(Tree.self) }
        return (result ?? tree, folding.diagnostics)
    }

    /// - Parameter offset: where the node begins in the file.
    /// - Returns: nil where nothing is to be folded.
    private mutating func folded(_ node: RawSyntax, at offset: Int) -> RawSyntax? {
        guard let layout = node.layoutView else { return nil }
        if let sequence = RawSequenceExprSyntax(node) { return joined(sequence, at: offset)?.raw }
        var changed: [RawSyntax?]?
        var place = offset
        for (index, child) in layout.children.enumerated() {
            guard let child else { continue }
            if let new = folded(child, at: place) {
                if changed == nil { changed = layout.formLayoutArray() }
                changed?[index] = new
            }
            place += child.byteLength
        }
        return changed.map { layout.replacingLayout(with: $0, arena: arena) }
    }

    /// An operator that waits for its right side, or for what binds tighter there.
    private struct Waiting {
        let symbol: RawExprSyntax
        /// Which element of the sequence it is, and where it begins in the file.
        let index: Int
        let offset: Int
        /// Nil where something is wrong with it, which has been said.
        let group: Int?
    }

    /// - Returns: nil for what is no sequence of operands with operators between them.
    private mutating func joined(_ sequence: RawSequenceExprSyntax, at offset: Int)
        -> RawExprSyntax?
    {
        var operands: [RawExprSyntax] = []
        var waiting: [Waiting] = []
        var place = offset + (sequence.unexpectedBeforeElements?.raw.byteLength ?? 0)
        func join() -> Bool {
            guard let right = operands.popLast(), let left = operands.popLast(),
                let symbol = waiting.popLast()?.symbol, let whole = joined(left, symbol, right)
            else { return false }
            operands.append(whole)
            return true
        }
        let elements = sequence.elements.elements
        for (index, written) in elements.enumerated() {
            let element = folded(written.raw, at: place).flatMap { RawExprSyntax($0) } ?? written
            if index % 2 == 0 {
                operands.append(element)
                // A type ends its cast, whatever follows.
                if waiting.last?.group == StandardOperators.casting, !join() { return nil }
            } else {
                let symbol = Waiting(
                    symbol: element, index: index, offset: place,
                    group: group(of: element, at: place))
                while let last = waiting.last, !belongsRight(of: last, symbol, in: elements) {
                    if !join() { return nil }
                }
                waiting.append(symbol)
            }
            place += written.raw.byteLength
        }
        while !waiting.isEmpty { if !join() { return nil } }
        return operands.count == 1 ? operands[0] : nil
    }

    /// Whether what stands between two operators is an operand of the second.
    private mutating func belongsRight(
        of first: Waiting, _ second: Waiting, in elements: [RawExprSyntax]
    ) -> Bool {
        guard let left = first.group, let right = second.group else { return false }
        switch operators.groups.associativity(between: left, and: right) {
        case .left: return false
        case .right: return true
        case .none:
            report(
                "'\(text(first.symbol))' and '\(text(second.symbol))' need parentheses to be used together",
                first.symbol, at: first.offset, hint: comparison(first, second, in: elements))
            return false
        }
    }

    /// `1 < x < 10` as Swift writes it.
    private func comparison(_ first: Waiting, _ second: Waiting, in elements: [RawExprSyntax])
        -> String?
    {
        let places = [first.index - 1, first.index + 1, second.index + 1]
        guard first.group == StandardOperators.comparison, second.group == first.group,
            second.index == first.index + 2, places.allSatisfy(elements.indices.contains)
        else { return nil }
        let sides = places.map { text(elements[$0]) }
        guard sides.allSatisfy({ $0.count <= 20 }) else { return nil }
        return
            "write '\(sides[0]) \(text(first.symbol)) \(sides[1]) && \(sides[1]) \(text(second.symbol)) \(sides[2])'"
    }

    private mutating func group(of symbol: RawExprSyntax, at offset: Int) -> Int? {
        switch symbol.raw.kind {
        case .assignmentExpr: return StandardOperators.assignment
        case .arrowExpr: return StandardOperators.arrow
        case .unresolvedTernaryExpr: return StandardOperators.ternary
        case .unresolvedIsExpr, .unresolvedAsExpr: return StandardOperators.casting
        case .binaryOperatorExpr:
            let token = symbol.cast(RawBinaryOperatorExprSyntax.self).operator.tokenText
            let name = String(syntaxText: token)
            switch operators.precedence(of: name) {
            case .group(let group): return group
            case .unknown(let group):
                report("unknown precedence group '\(group)'", symbol, at: offset)
            case nil:
                report(
                    "there is no operator '\(name)'", symbol, at: offset, hint: Self.hint(for: name)
                )
            }
            return nil
        default: return nil
        }
    }

    /// `left symbol right`; what `try` stands before on the left covers the right side, too.
    private func joined(_ left: RawExprSyntax, _ symbol: RawExprSyntax, _ right: RawExprSyntax)
        -> RawExprSyntax?
    {
        if let attempt = left.as(RawTryExprSyntax.self) {
            return joined(attempt.expression, symbol, right).map {
                RawExprSyntax(
                    RawTryExprSyntax(
                        attempt.unexpectedBeforeTryKeyword, tryKeyword: attempt.tryKeyword,
                        attempt.unexpectedBetweenTryKeywordAndQuestionOrExclamationMark,
                        questionOrExclamationMark: attempt.questionOrExclamationMark,
                        attempt.unexpectedBetweenQuestionOrExclamationMarkAndExpression,
                        expression: $0, arena: arena))
            }
        }
        if let waiting = left.as(RawAwaitExprSyntax.self) {
            return joined(waiting.expression, symbol, right).map {
                RawExprSyntax(
                    RawAwaitExprSyntax(
                        waiting.unexpectedBeforeAwaitKeyword, awaitKeyword: waiting.awaitKeyword,
                        waiting.unexpectedBetweenAwaitKeywordAndExpression, expression: $0,
                        arena: arena))
            }
        }
        switch symbol.raw.kind {
        case .binaryOperatorExpr, .assignmentExpr, .arrowExpr:
            return RawExprSyntax(
                RawInfixOperatorExprSyntax(
                    leftOperand: left, operator: symbol, rightOperand: right, arena: arena))
        case .unresolvedTernaryExpr:
            let choice = symbol.cast(RawUnresolvedTernaryExprSyntax.self)
            return RawExprSyntax(
                RawTernaryExprSyntax(
                    condition: left, choice.unexpectedBeforeQuestionMark,
                    questionMark: choice.questionMark,
                    choice.unexpectedBetweenQuestionMarkAndThenExpression,
                    thenExpression: choice.thenExpression,
                    choice.unexpectedBetweenThenExpressionAndColon, colon: choice.colon,
                    elseExpression: right, arena: arena))
        case .unresolvedIsExpr:
            guard let type = right.as(RawTypeExprSyntax.self)?.type else { return nil }
            let test = symbol.cast(RawUnresolvedIsExprSyntax.self)
            return RawExprSyntax(
                RawIsExprSyntax(
                    expression: left, test.unexpectedBeforeIsKeyword, isKeyword: test.isKeyword,
                    type: type, arena: arena))
        case .unresolvedAsExpr:
            guard let type = right.as(RawTypeExprSyntax.self)?.type else { return nil }
            let cast = symbol.cast(RawUnresolvedAsExprSyntax.self)
            return RawExprSyntax(
                RawAsExprSyntax(
                    expression: left, cast.unexpectedBeforeAsKeyword, asKeyword: cast.asKeyword,
                    cast.unexpectedBetweenAsKeywordAndQuestionOrExclamationMark,
                    questionOrExclamationMark: cast.questionOrExclamationMark, type: type,
                    arena: arena))
        default: return nil
        }
    }

    // MARK: What is wrong

    private func text(_ symbol: RawExprSyntax) -> String {
        Syntax(raw: symbol.raw, rawNodeArena: symbol.raw.arena).trimmedDescription
    }

    private mutating func report(
        _ message: String, _ symbol: RawExprSyntax, at offset: Int, hint: String? = nil
    ) {
        let start = offset + symbol.raw.leadingTriviaByteLength
        let end = offset + symbol.raw.byteLength - symbol.raw.trailingTriviaByteLength
        diagnostics.append(
            Diagnostics.Diagnostic(
                id: "operator-precedence", message,
                at: SourceRange(file: file, start: start, end: end), hint: hint))
    }

    /// What Swift writes for operators of other languages.
    private static func hint(for name: String) -> String? {
        switch name {
        case "..": "a range is written 0..<3, or 0...3 with its end"
        case "<>": "what differs is found by !="
        case "=+", "=-", "=*", "=/", "=<", "=>", "=!":
            "did you mean '\(String(name.reversed()))'?"
        default: nil
        }
    }
}
