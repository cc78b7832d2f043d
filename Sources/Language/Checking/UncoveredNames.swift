/// Names of Swift's library and of Foundation that are not there, and what to write instead.
enum UncoveredNames {
    static func hint(for name: String) -> String? {
        if let own = single[name] { return own }
        return groups.first { $0.beginnings.contains(where: name.hasPrefix) }?.hint
    }

    private static let single = [
        "AnyHashable":
            "declare what keys may be: 'enum Key: Hashable { case number(Int), text(String) }'",
        "Decimal": "use Double, or count the smallest unit in an Int",
        "CGFloat": "use Double",
        "NSError": "declare an error of your own: 'enum Problem: Error { case … }'",
        "NSRegularExpression": "use a pattern: 'text.matches(of: #/…/#)'",
        "NSString": "use String",
        "NSNumber": "use Int or Double",
        "Mirror": "print the value, or list its properties yourself",
        "MemoryLayout": "how values lie in memory is not shown here",
        "M_PI": "write Double.pi",
        "M_E": "write exp(1.0)",
        "lround": "write Int(x.rounded())",
        "arc4random": "write UInt32.random(in: 0 ... .max)",
        "arc4random_uniform": "write Int.random(in: 0..<n)",
        "rand": "write Int.random(in: 0..<n)",
        "drand48": "write Double.random(in: 0..<1)",
        "autoreleasepool": "leave it out: values go when their last owner goes",
        "KeyPathComparator": "give the comparison: 'sorted { $0.name < $1.name }'",
        "SortDescriptor": "give the comparison: 'sorted { $0.name < $1.name }'",
    ]

    private static let groups: [(beginnings: [String], hint: String)] = [
        (
            [
                "Unsafe", "withUnsafe", "withCString", "withContiguous", "OpaquePointer",
                "Unmanaged",
            ],
            "there are no pointers here: use arrays, and 'inout' for what a function changes"
        ),
        (
            ["JSON", "PropertyList", "XML"],
            "there are no encoders here: put the text together with map and joined"
        ),
        (
            [
                "Dispatch", "Operation", "Thread", "Task", "withTaskGroup", "Timer", "RunLoop",
                "NSLock", "MainActor",
            ],
            "a cell runs from top to bottom on one thread: call the function itself"
        ),
        (
            ["DateFormatter", "Calendar", "DateComponents", "ISO8601", "Locale"],
            "dates are seconds here: Date().timeIntervalSince1970"
        ),
        (["NumberFormatter", "Measurement"], "write String(format: \"%.2f\", …)"),
        (["URLSession", "URLRequest"], "programs here do not reach the network"),
        (["NS"], "the types of Objective-C are not there: use Swift's own"),
    ]
}
