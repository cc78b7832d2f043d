@testable import Foundation
