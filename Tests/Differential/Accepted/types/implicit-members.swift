// Covers: implicit-members, static-members, enums, default-arguments
struct Colour: Equatable {
    var red = 0, green = 0, blue = 0
    static let black = Colour()
    static let white = Colour(red: 255, green: 255, blue: 255)
    static func grey(_ level: Int) -> Colour { Colour(red: level, green: level, blue: level) }
    static var warm: Colour { .grey(100).adding(red: 100) }
    func adding(red: Int = 0, green: Int = 0, blue: Int = 0) -> Colour { Colour(red: self.red + red, green: self.green + green, blue: self.blue + blue) }
    var inverted: Colour { Colour(red: 255 - red, green: 255 - green, blue: 255 - blue) }
}
enum Size { case small, medium, custom(Int); static var standard: Size { .medium }; static func times(_ n: Int) -> Size { .custom(n * 10) } }
struct Style { var colour: Colour = .black; var size = Size.standard; var border: Colour? }
func paint(_ colour: Colour = .white, size: Size = .small) -> String { "\(colour.red) \(size)" }
print(paint(), paint(.grey(9)), paint(.warm, size: .times(3)), paint(.init(red: 7), size: .custom(1)))
let style = Style(colour: .white.inverted, size: .times(2), border: .grey(5))
print(style.colour == .black, style.border == .grey(5), style.border?.red ?? 0)
let chained: Colour = .black.adding(red: 1).adding(blue: 2).inverted
print(chained)
let palette: [String: Colour] = ["a": .black, "b": .grey(1)]
let list: [Colour] = [.black, .white, .init(green: 3)]
print(palette["b"]!.blue, list.map { $0.green }, list.contains(.white), list.firstIndex(of: .init(green: 3))!)
let maybe: Colour? = .white
let none: Colour? = .none
print(maybe == .white, none == nil, none ?? .grey(8))
var current: Size = .small
current = current.isSmall ? .custom(5) : .medium
extension Size { var isSmall: Bool { if case .small = self { true } else { false } } }
if case .custom(let n) = current { print(n) }
let picked: Colour = list.count > 2 ? .warm : .black
print(picked.red, [Size.small, .medium].count, Double.zero, Int.max > .zero)
func choose(_ pairs: (Colour, Size)...) -> Int { pairs.count }
print(choose((.black, .small), (.warm, .times(1))))
