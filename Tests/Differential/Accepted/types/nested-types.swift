// Covers: nested-types, extensions, type-aliases, access-modifiers
struct Game {
    enum Piece: String { case x = "X", o = "O"
        var other: Piece { self == .x ? .o : .x } }
    struct Position: Hashable { let row: Int, column: Int }
    typealias Board = [Position: Piece]
    private(set) var board: Board = [:]
    private var turn = Piece.x
    static let size = 3
    enum Problem: Error { case taken(by: Piece), outside(Position) }

    mutating func play(_ row: Int, _ column: Int) throws {
        let position = Position(row: row, column: column)
        guard (0..<Self.size).contains(row), (0..<Game.size).contains(column) else { throw Problem.outside(position) }
        if let piece = board[position] { throw Problem.taken(by: piece) }
        board[position] = turn
        turn = turn.other
    }
    var winner: Piece? {
        let lines = (0..<3).map { r in (0..<3).map { Position(row: r, column: $0) } }
            + (0..<3).map { c in (0..<3).map { Position(row: $0, column: c) } }
            + [(0..<3).map { Position(row: $0, column: $0) }, (0..<3).map { Position(row: $0, column: 2 - $0) }]
        for line in lines {
            let pieces = line.compactMap { board[$0] }
            if pieces.count == 3, let first = pieces.first, pieces.allSatisfy({ $0 == first }) { return first }
        }
        return nil
    }
}
extension Game.Position { var isCentre: Bool { row == 1 && column == 1 } }
extension Game { struct Score { var wins = 0 }; var text: String { (0..<3).map { r in (0..<3).map { board[Position(row: r, column: $0)]?.rawValue ?? "." }.joined() }.joined(separator: "/") } }
var game = Game()
for (r, c) in [(1, 1), (0, 0), (0, 2), (1, 1), (2, 0), (3, 3)] {
    do { try game.play(r, c) } catch Game.Problem.taken(let piece) { print("taken by", piece) } catch { print(error) }
}
print(game.text, game.winner as Any)
try game.play(2, 1); try game.play(2, 2)
print(game.text, game.winner?.rawValue ?? "none", Game.Position(row: 1, column: 1).isCentre, Game.Score(wins: 2).wins)
let board: Game.Board = [Game.Position(row: 0, column: 0): .o]
print(board.count, Game.Piece(rawValue: "O")!.other)
struct Outer { struct Middle { struct Inner { static let deep = "deep"; var value = 1 } ; var inner = Inner() }; var middle = Middle() }
print(Outer.Middle.Inner.deep, Outer().middle.inner.value)
func local() -> Int { struct Local { var n = 3; enum Kind { case a } ; let kind = Kind.a }; return Local().n }
print(local())
