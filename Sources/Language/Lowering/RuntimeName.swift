/// Names of types as running programs print them: `Array<Int>`, not `[Int]`.
enum RuntimeName {
    /// Without what a type is nested in, as `print` shows a value or a type: `Node`.
    static func plain(_ type: Type) -> String {
        if case .existential(let protocols) = type, !protocols.isEmpty,
            protocols.allSatisfy({ $0.generic == nil })
        {
            return protocols.map { plain(.nominal($0, [])) }.sorted().joined(separator: " & ")
        }
        guard case .nominal(let nominal, let arguments) = type else {
            return composed(type, plain) ?? "\(type)"
        }
        var text = nominal.name
        let own = arguments.dropFirst(nominal.outerParameterCount)
        if !own.isEmpty { text += "<" + own.map(plain).joined(separator: ", ") + ">" }
        return nominal.isSuperseded ? "\(text) (\(nominal.file.name))" : text
    }

    /// With modules and all, as within other values: `main.Cache<Swift.Int>.Node`.
    static func qualified(_ type: Type) -> String {
        switch type {
        case .nominal(let nominal, let arguments):
            var outermost = nominal
            while let outer = outermost.outer { outermost = outer }
            let module =
                outermost.isLibrary
                ? (ofSwift.contains(outermost.name) ? "Swift." : "") : "main."
            return module + nominal.written(arguments, qualified)
        case .existential(let protocols) where !protocols.isEmpty:
            return protocols.map { qualified(.nominal($0, [])) }.joined(separator: " & ")
        default: return composed(type, qualified) ?? "\(type)"
        }
    }

    /// Tuples, functions and metatypes of types so described.
    private static func composed(_ type: Type, _ describe: (Type) -> String) -> String? {
        switch type {
        case .tuple(let elements):
            let parts = elements.map { ($0.label.map { "\($0): " } ?? "") + describe($0.type) }
            return "(" + parts.joined(separator: ", ") + ")"
        case .function(let function):
            let parameters = function.parameters.map {
                ($0.isInout ? "inout " : "") + describe($0.type)
            }
            let arrow = function.canThrow ? " throws -> " : " -> "
            return "(" + parameters.joined(separator: ", ") + ")" + arrow
                + describe(function.result)
        case .metatype(let instance): return describe(instance) + ".Type"
        default: return nil
        }
    }

    /// Types of the library that lie in Swift's standard library; the rest are this library's own.
    private static let ofSwift: Set<String> = [
        "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64",
        "Float", "Double", "Bool", "String", "Substring", "Character", "Array", "ArraySlice",
        "Dictionary", "KeyValuePairs",
        "Set", "Optional", "Result", "Range", "ClosedRange",
        "PartialRangeFrom",
        "PartialRangeUpTo", "PartialRangeThrough", "Never", "ObjectIdentifier", "Error",
        "Equatable",
        "Hashable", "Comparable", "Sequence", "Collection", "CustomStringConvertible", "AnyObject",
        "ReversedCollection", "Zip2Sequence", "EnumeratedSequence", "LazySequence", "Hasher",
        "KeyPath", "WritableKeyPath", "ReferenceWritableKeyPath", "PartialKeyPath", "Duration",
        "LazyMapSequence", "LazyFilterSequence", "LazyPrefixWhileSequence",
        "LazyDropWhileSequence", "FlattenSequence", "JoinedSequence", "PrefixSequence",
        "DropFirstSequence", "DropWhileSequence", "Repeated", "Slice", "CollectionOfOne",
        "EmptyCollection", "AnySequence", "AnyIterator", "IndexingIterator", "UnfoldSequence",
        "StrideTo", "StrideThrough", "DefaultIndices",
    ]
}
