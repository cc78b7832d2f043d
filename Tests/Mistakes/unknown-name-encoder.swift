import Foundation
struct Point: Codable { var x = 1 }
let data = try JSONEncoder().encode(Point())
