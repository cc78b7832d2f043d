import Diagnostics
import SwiftParser
import SwiftSyntax

/// A variable whose value a property wrapper keeps: `@Clamped(0...9) var level = 3`.
///
/// What the wrapper holds lies in a variable of its own, `_level`; `level` and `$level` are computed
/// from that one's `wrappedValue` and `projectedValue`.
final class WrappedProperty {
    let attribute: AttributeSyntax
    let wrapper: Nominal
    let variable: Variable
    let storage: Variable
    var projection: Variable?
    /// The type as annotated, if it is.
    let annotation: Type?
    /// The value behind `=`.
    let initialValue: ExprSyntax?
    /// What a function was given for a wrapped parameter.
    var given: Expression?
    private(set) var isSettled = false

    init(
        attribute: AttributeSyntax, wrapper: Nominal, variable: Variable, storage: Variable,
        annotation: Type?, initialValue: ExprSyntax?
    ) {
        self.attribute = attribute
        self.wrapper = wrapper
        self.variable = variable
        self.storage = storage
        self.annotation = annotation
        self.initialValue = initialValue
    }

    /// Runs `work` once, when the types are first asked for.
    func settleOnce(_ work: () -> Void) {
        if isSettled { return }
        isSettled = true
        for part in [variable, storage, projection] { part?.completion = nil }
        work()
    }

    /// What stands in the attribute's parentheses.
    var arguments: [WrittenArgument] {
        guard case .argumentList(let list) = attribute.arguments else { return [] }
        return list.map {
            WrittenArgument(label: $0.label?.identifierText, syntax: $0.expression)
        }
    }

    /// The attribute as a call of the wrapper: `Clamped(0...9)`.
    func ownExpression(_ environment: Environment) -> ExprSyntax? {
        let name = attribute.name
        let text = "\(name)(\(attribute.arguments?.trimmedDescription ?? ""))"
        let parsed = Parser.parse(source: text)
        let file = SourceFile(name: name, text: text)
        let folded = OperatorFolding.folded(parsed, of: file, environment.operators).tree
        return folded.statements.first?.item.as(ExprSyntax.self)
    }

    var hasArguments: Bool { !arguments.isEmpty }

    /// Whether a memberwise initializer takes the value itself, rather than the wrapper around it.
    func takesValue(_ environment: Environment) -> Bool {
        if initialValue != nil { return true }
        if hasArguments || Self.initializer(of: wrapper, [], environment) != nil { return false }
        return Self.initializer(of: wrapper, ["wrappedValue"], environment) != nil
    }

    /// Whether the wrapper is given its first value as something still to be computed.
    func isDelayed(_ environment: Environment) -> Bool {
        let make = Self.initializer(of: wrapper, ["wrappedValue"], environment)
        return initialValue != nil && make?.parameters.first?.isAutoclosure == true
    }

    /// The wrapper's initializer that can be called with just these labels.
    static func initializer(
        of wrapper: Nominal, _ labels: [String?], _ environment: Environment
    ) -> Function? {
        for case let function as Function in environment.ownMembers(of: wrapper, named: "init") {
            let needed = function.parameters.filter { $0.defaultValue == nil && !$0.isVariadic }
            if Array(function.parameters.map(\.label).prefix(labels.count)) == labels,
                needed.allSatisfy({ labels.contains($0.label) })
            {
                return function
            }
        }
        return nil
    }
}
