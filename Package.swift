// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in our own targets; dependencies keep their own settings.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

/// For the modules whose inner loops decide how fast Swiftlet is. Every check that a user's
/// program can fail is written out in these modules, so none is lost by leaving out the implied ones.
let fast: [SwiftSetting] =
    strict + [.unsafeFlags(["-Ounchecked", "-enforce-exclusivity=unchecked"])]

/// For the tensor engine, whose objects the executing thread alone ever touches: references are
/// counted without atomic instructions (docs/decisions/0052-counting-without-atomics.md).
let oneThread: [SwiftSetting] =
    fast + [.unsafeFlags(["-Xfrontend", "-assume-single-threaded"])]

/// For the compiler and the library's natives, which one thread at a time uses: overlapping accesses are
/// not looked for while they run. Bounds and overflow checks stay, for they work on what somebody typed.
let quick: [SwiftSetting] = strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

/// The program carries Swift's libraries with it: finding and relocating them took a third of its
/// start, and without them it runs where there is no Swift. The libraries named here are what Foundation's
/// own parts need (docs/decisions/0041-static-runtime.md).
let selfContained = [
    "-static-stdlib", "-lFoundationInternationalization", "-lCoreFoundation", "-l_FoundationICU",
    "-l_FoundationCShims", "-l_FoundationCollections", "-Xlinker", "--strip-debug",
]

let syntax = ["SwiftSyntax", "SwiftParser", "SwiftParserDiagnostics"].map {
    Target.Dependency.product(name: $0, package: "swift-syntax")
}

/// The tests of a module, which may also use what the module itself builds on.
func tests(of module: String, _ others: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(module)Tests", dependencies: [.byName(name: module)] + others,
        swiftSettings: strict)
}

let package = Package(
    name: "swiftlet",
    products: [.executable(name: "swiftlet", targets: ["swiftlet"])],
    dependencies: [
        .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Leaves
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "RichDisplay", swiftSettings: strict),

        // The language tower
        .target(name: "Bytecode", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(
            name: "Language", dependencies: ["Bytecode", "Diagnostics"] + syntax,
            swiftSettings: quick),
        .target(
            name: "CInterpreter",
            cSettings: [.unsafeFlags(["-O3", "-momit-leaf-frame-pointer", "-ffp-contract=off"])]),
        .target(
            name: "VirtualMachine",
            dependencies: ["Bytecode", "CInterpreter", "CLinux", "Diagnostics", "RichDisplay"],
            swiftSettings: fast),

        // The number tower
        .target(
            name: "CTensorRoutines", cSettings: [.unsafeFlags(["-O3"])],
            linkerSettings: [
                .linkedLibrary("m"), .linkedLibrary("dl"), .linkedLibrary("pthread"),
            ]),
        .target(
            name: "TensorEngine", dependencies: ["CTensorRoutines", "Diagnostics"],
            swiftSettings: oneThread),
        .target(
            name: "Autodiff", dependencies: ["TensorEngine", "Diagnostics"],
            swiftSettings: oneThread),

        // The roof
        .target(
            name: "Datasets", dependencies: ["Diagnostics", "RichDisplay"], swiftSettings: strict),
        .target(
            name: "StandardLibrary",
            dependencies: [
                "Autodiff", "Bytecode", "Datasets", "Diagnostics", "RichDisplay", "TensorEngine",
                "VirtualMachine",
            ], swiftSettings: quick),
        .target(
            name: "NotebookSession",
            dependencies: [
                "Bytecode", "Diagnostics", "Language", "RichDisplay", "StandardLibrary",
                "VirtualMachine",
            ], swiftSettings: strict),

        // The porch
        .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CLinux"),
        .target(
            name: "ZeroMQ", dependencies: ["CLinux", "CSodium", "Diagnostics"],
            swiftSettings: strict),
        .target(
            name: "JupyterProtocol", dependencies: ["CCrypto", "Diagnostics", "RichDisplay"],
            swiftSettings: strict),
        .target(
            name: "JupyterKernel",
            dependencies: [
                "CLinux", "Diagnostics", "JupyterProtocol", "NotebookSession", "RichDisplay",
                "ZeroMQ",
            ], swiftSettings: strict),
        .executableTarget(
            name: "swiftlet",
            dependencies: [
                "Diagnostics", "JupyterKernel", "JupyterProtocol", "NotebookSession",
                "RichDisplay",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict, linkerSettings: [.unsafeFlags(selfContained)]),

        // Tests: one target for each module, and what several of them share
        .target(
            name: "TestSupport", dependencies: ["NotebookSession", "RichDisplay"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .executableTarget(
            name: "Fuzzer",
            dependencies: ["JupyterKernel", "NotebookSession", "RichDisplay", "TensorEngine"],
            path: "Tests/Fuzzer", swiftSettings: strict),
        .executableTarget(
            name: "SessionBenchmark",
            dependencies: ["Diagnostics", "JupyterKernel", "Language", "StandardLibrary"],
            path: "Benchmarks/session", swiftSettings: strict,
            linkerSettings: [.unsafeFlags(selfContained)]),
        tests(of: "Diagnostics"),
        tests(of: "RichDisplay"),
        tests(of: "Bytecode", ["Diagnostics"]),
        tests(of: "Language", ["Bytecode", "Diagnostics"]),
        tests(of: "VirtualMachine", ["Bytecode", "CInterpreter", "Diagnostics", "RichDisplay"]),
        tests(of: "TensorEngine", ["CTensorRoutines", "Diagnostics"]),
        tests(of: "Autodiff", ["Diagnostics", "TensorEngine"]),
        tests(of: "Datasets", ["Diagnostics", "RichDisplay"]),
        tests(
            of: "StandardLibrary",
            [
                "Autodiff", "Bytecode", "Datasets", "Diagnostics", "RichDisplay", "TensorEngine",
                "VirtualMachine",
            ]),
        tests(of: "NotebookSession", ["RichDisplay", "TensorEngine", "TestSupport"]),
        tests(of: "ZeroMQ", ["Diagnostics"]),
        tests(of: "JupyterProtocol", ["Diagnostics", "RichDisplay"]),
        tests(
            of: "JupyterKernel",
            ["Diagnostics", "JupyterProtocol", "NotebookSession", "RichDisplay"]),
    ]
)
