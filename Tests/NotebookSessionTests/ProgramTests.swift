import Foundation
import TestSupport
import Testing

/// Programs without tensors print what they print under the Swift compiler.
///
/// `Tests/Programs` holds each program with what `swiftc -swift-version 5` made it print.
@Suite(.serialized) struct ProgramTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Programs")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return files.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
    }()

    @Test("A program prints what it prints under swiftc", arguments: names)
    func printsTheSame(name: String) throws {
        let code = try String(
            contentsOf: Self.folder.appending(path: "\(name).swift"), encoding: .utf8)
        let expected = try String(
            contentsOf: Self.folder.appending(path: "\(name).expected"), encoding: .utf8)
        let result = Notebook().run(code)
        #expect(result.error == nil, "\(result.message)")
        #expect(result.printed == expected)
    }

    @Test("There are programs to compare")
    func programsExist() { #expect(Self.names.count >= 3) }
}
