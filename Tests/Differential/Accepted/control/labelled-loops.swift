// Covers: labelled-break-continue, for-in, while, switch
let board = [
    [5, 3, 0],
    [6, 0, 9],
    [1, 2, 3],
]
var firstZero: (row: Int, column: Int)?
search: for (r, row) in board.enumerated() {
    for (c, value) in row.enumerated() {
        if value == 0 {
            firstZero = (r, c)
            break search
        }
    }
}
if let firstZero { print("zero at", firstZero.row, firstZero.column) }

rows: for row in board {
    for value in row where value == 0 {
        print("skip row", row, "because of", value)
        continue rows
    }
    print("whole row", row)
}

// `break` in a switch leaves the switch, with a label the loop.
let commands = ["left", "noop", "right", "stop", "left"]
var position = 0
walk: for command in commands {
    switch command {
    case "left": position -= 1
    case "right": position += 1
    case "noop": break
    case "stop": break walk
    default: continue walk
    }
    print(command, position)
}
print("ended at", position)

var outer = 0
counting: while true {
    outer += 1
    var inner = 0
    repeat {
        inner += 1
        if inner + outer > 6 { break counting }
        if inner == outer { continue counting }
    } while inner < 10
}
print(outer)

check: if outer > 0 {
    if outer % 2 == 0 { print("even"); break check }
    print("odd")
}
block: do {
    print("in block")
    if outer > 0 { break block }
    print("unreachable here")
}
