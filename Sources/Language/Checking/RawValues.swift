import SwiftSyntax

/// Raw values of an enum's cases: written, counted on, or the case's name.
struct RawValues {
    let environment: Environment

    init(_ environment: Environment) { self.environment = environment }

    func values(of nominal: Nominal, _ rawType: Type) -> [Expression] {
        if let known = nominal.rawValues { return known }
        let checker = Checker(environment: environment, file: nominal.file)
        var next = 0
        let values = nominal.cases.map { enumCase in
            if let syntax = enumCase.rawValue {
                let value = checker.checkWhole(syntax, as: rawType, .initialValue(enumCase.name))
                if case .integer(let magnitude, let isNegative) = value.kind,
                    let number = Int(exactly: magnitude)
                {
                    next = (isNegative ? -number : number) &+ 1
                }
                return value
            }
            if rawType.isLibrary("String") {
                return Expression(.string(enumCase.name), rawType, enumCase.range)
            }
            defer { next &+= 1 }
            return Expression(
                .integer(UInt64(next.magnitude), isNegative: next < 0), rawType, enumCase.range)
        }
        nominal.rawValues = values
        return values
    }
}
