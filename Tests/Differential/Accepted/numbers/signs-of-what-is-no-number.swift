// Covers: double, float
import Foundation
let minus = -Double.nan
print(minus, Double.nan, [minus], "\(minus)", minus.description, String(minus), minus.sign)
print(-Float.nan, Float(minus), (minus, 1), Optional(minus) as Any, minus as Any, ["loss": minus])
struct Epoch { var loss = -Double.nan }
print(Epoch(), [Epoch()], minus == minus, minus.magnitude, -minus)
debugPrint(minus, String(reflecting: minus), minus.debugDescription)
print(String(format: "%f %.2f|%8.3f|%+f", minus, Double.nan, minus, Double.nan), minus.formatted())
var text = ""
print(minus, to: &text)
print(text, 0.0 / 0.0, 1 - 0.0 / 0.0, (0.0 / 0.0).isNaN, max(minus, 1), min(1, Double.nan))
