import VirtualMachine

/// The part of the library that needs no tensors: numbers, text, collections, printing.
///
/// Wherever a body can be written in the language it is, generic functions above all; natives are
/// for what the language cannot reach, intrinsics for what the compiler writes out itself. An
/// intrinsic's name is an opcode, then `/swapped` for exchanged operands, then a fixed-width type
/// for each range check of the result: `addInt/int32`.
package enum CoreLibrary {
    /// Every group of the core.
    package static let groups: [LibraryGroup] = standardGroups + foundationGroups

    /// What scripts take from Foundation without thinking of it as a framework.
    private static let foundationGroups: [LibraryGroup] = [
        characterSets, foundationStrings, textFormatting, numberFormatting, errorTexts,
        textEncodings, dates, files,
        urls,
        dataBytes, processes,
    ].flatMap { $0 }

    private static let standardGroups: [LibraryGroup] = [
        protocols, numberProtocols, integerProtocols, floatingPointProtocols, integers,
        integerConversions, floatingPoint, floatingPointParts, booleans, optionals,
        ranges,
        rangeCollections, strides, sequences, sequenceOperations, sequenceParts, collections,
        collectionSearch, collectionSlices, mutableCollections, rangeReplaceableCollections,
        reversedCollections, joinedSequences, lazySequences, anySequences, arrays, arrayChanges,
        arraySlices, sorting, dictionaries, keyValuePairs, sets, hashedCollections, optionSets,
        strings,
        stringProtocol,
        stringChanges, stringSearching, stringViews, joining, textPrimitives, textNumbers,
        unicodeScalars, regexes, characters, mathematics, randomness, clocks, printing, failures,
        keyPaths, references, debugDescriptions, interpolations,
    ].flatMap { $0 }
}
