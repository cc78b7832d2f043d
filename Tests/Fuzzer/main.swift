import Foundation

// fuzz [--count N] [--seed N] [--first N] [--processes N]   a campaign
// fuzz worker SEED FIRST END STEP                            every STEP-th program, one by one
// fuzz cells FILES…                                          these files as the cells of a session
//
// Run from the top folder of the project.

let folders = ["Tests/Programs", "Tests/Differential", "Tests/Crashers", "Benchmarks/language"]
let arguments = Array(CommandLine.arguments.dropFirst())

switch arguments.first {
case "worker":
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 4 else { exit(2) }
    let mutator = Mutator(corpus: Corpus(folders: folders), seed: UInt64(numbers[0]))
    let own = Array(stride(from: numbers[1], to: numbers[2], by: numbers[3]))
    try Worker().run(own) { mutator.program($0) }
case "cells":
    let texts = try arguments.dropFirst().map { try String(contentsOfFile: $0, encoding: .utf8) }
    try Worker().run(Array(texts.indices)) { texts[$0] }
default:
    var settings = Campaign.Settings()
    for (name, value) in zip(arguments, arguments.dropFirst()) {
        guard let number = Int(value) else { continue }
        switch name {
        case "--count": settings.count = number
        case "--seed": settings.seed = UInt64(number)
        case "--first": settings.first = number
        case "--processes": settings.processes = number
        default: break
        }
    }
    let found = try Campaign(settings: settings, corpus: Corpus(folders: folders)).run()
    exit(found == 0 ? 0 : 1)
}
