// Covers: url, uuid
import Foundation
let file = URL(fileURLWithPath: "/tmp/folder/report.final.txt")
print(file.path, file.lastPathComponent, file.pathExtension)
print(file.deletingPathExtension().lastPathComponent, file.deletingLastPathComponent().path)
print(file.absoluteString, file.isFileURL, file.pathComponents)
print(file.deletingLastPathComponent().appendingPathComponent("other.md").path)
print(file.deletingPathExtension().appendingPathExtension("pdf").lastPathComponent)
let web = URL(string: "https://example.com:8080/a/b?q=1#top")!
print(web.scheme ?? "-", web.host ?? "-", web.port ?? 0, web.path, web.query ?? "-", web.fragment ?? "-")
print(web, web.lastPathComponent, web.isFileURL, web == URL(string: "https://example.com:8080/a/b?q=1#top"))
let id = UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F")!
print(id, id.uuidString, UUID(uuidString: "nonsense") == nil)
print(UUID() == UUID(), UUID().uuidString.count)
print(Set([id, id]).count, id == UUID(uuidString: "e621e1f8-c36c-495a-93fc-0c247a3e6e5f")!)
