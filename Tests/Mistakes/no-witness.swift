protocol Shape { init() }
extension Shape { static func pair() -> [Self] { [Self(), Self()] } }
struct Dot: Shape {}
let kind: any Shape.Type = Dot.self
print(kind.pair())
