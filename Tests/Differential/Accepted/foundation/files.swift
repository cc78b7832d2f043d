// Covers: file-manager, string-files
import Foundation
let manager = FileManager.default
let folder = NSTemporaryDirectory() + "swiftlet-files-\(ProcessInfo.processInfo.processIdentifier)"
try manager.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: nil)
let path = folder + "/note.txt"
print(manager.fileExists(atPath: folder), manager.fileExists(atPath: path))
try "first line\nsecond: é\n".write(toFile: path, atomically: true, encoding: .utf8)
let text = try String(contentsOfFile: path, encoding: .utf8)
print(text.split(separator: "\n"), text.count, manager.fileExists(atPath: path))
try manager.copyItem(atPath: path, toPath: folder + "/copy.txt")
try manager.moveItem(atPath: folder + "/copy.txt", toPath: folder + "/moved.txt")
print(try manager.contentsOfDirectory(atPath: folder).sorted())
let url = URL(fileURLWithPath: folder).appendingPathComponent("data.bin")
try Data([1, 2, 255]).write(to: url)
let data = try Data(contentsOf: url)
print(data.count, Array(data), url.lastPathComponent, url.pathExtension)
do {
    _ = try String(contentsOfFile: folder + "/missing.txt", encoding: .utf8)
    print("not reached")
} catch {
    print("no such file")
}
print((try? manager.contentsOfDirectory(atPath: "/no/such/folder")) == nil)
try manager.removeItem(atPath: folder)
print(manager.fileExists(atPath: folder))
