import Foundation
throw NSError(domain: "app", code: 3)
