/// A small fixed-width font for painted text: five columns by seven rows, descenders two below.
enum PixelFont {
    static let width = 5
    /// Columns from one glyph to the next.
    static let advance = 6
    /// The row, from the top, on which letters stand.
    static let baseline = 7

    /// The rows of each glyph of a text, top first; bit 4 is the left-most column.
    /// What the font lacks becomes a similar ASCII text or a box.
    static func glyphs(for text: String) -> [[UInt8]] {
        text.flatMap { character -> [[UInt8]] in
            if let glyph = table[character] { return [glyph] }
            if let similar = similar[character] { return similar.compactMap { table[$0] } }
            return [box]
        }
    }

    private static let box: [UInt8] = [0x1F, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1F]

    private static let similar: [Character: String] = [
        "–": "-", "—": "-", "−": "-", "…": "..", "×": "x", "·": "'", "µ": "u", "μ": "u",
        "→": ">", "≈": "~", "’": "'", "‘": "'", "“": "\"", "”": "\"", "≠": "!=", "≤": "<=",
        "≥": ">=", "\u{A0}": " ", "\u{202F}": " ", "✓": "v", "✗": "x", "\t": " ", "\n": " ",
    ]

    private static let table: [Character: [UInt8]] = {
        var table: [Character: [UInt8]] = [" ": [0, 0, 0, 0, 0, 0, 0]]
        for line in rows.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard let name = fields.first?.first, fields.count == 2 else { continue }
            table[name] = fields[1].split(separator: ",").compactMap { UInt8($0, radix: 16) }
        }
        return table
    }()

    /// A character and its rows in hexadecimal.
    private static let rows = """
        ! 4,4,4,4,4,0,4
        " A,A,A,0,0,0,0
        # A,A,1F,A,1F,A,A
        $ 4,F,14,E,5,1E,4
        % 18,19,2,4,8,13,3
        & C,12,14,8,15,12,D
        ' 4,4,8,0,0,0,0
        ( 2,4,8,8,8,4,2
        ) 8,4,2,2,2,4,8
        * 0,4,15,E,15,4,0
        + 0,4,4,1F,4,4,0
        , 0,0,0,0,C,4,8
        - 0,0,0,1F,0,0,0
        . 0,0,0,0,0,C,C
        / 0,1,2,4,8,10,0
        0 E,11,13,15,19,11,E
        1 4,C,4,4,4,4,E
        2 E,11,1,2,4,8,1F
        3 1F,2,4,2,1,11,E
        4 2,6,A,12,1F,2,2
        5 1F,10,1E,1,1,11,E
        6 6,8,10,1E,11,11,E
        7 1F,1,2,4,8,8,8
        8 E,11,11,E,11,11,E
        9 E,11,11,F,1,2,C
        : 0,C,C,0,C,C,0
        ; 0,C,C,0,C,4,8
        < 2,4,8,10,8,4,2
        = 0,0,1F,0,1F,0,0
        > 8,4,2,1,2,4,8
        ? E,11,1,2,4,0,4
        @ E,11,1,D,15,15,E
        A E,11,11,1F,11,11,11
        B 1E,11,11,1E,11,11,1E
        C E,11,10,10,10,11,E
        D 1C,12,11,11,11,12,1C
        E 1F,10,10,1E,10,10,1F
        F 1F,10,10,1E,10,10,10
        G E,11,10,17,11,11,F
        H 11,11,11,1F,11,11,11
        I E,4,4,4,4,4,E
        J 7,2,2,2,2,12,C
        K 11,12,14,18,14,12,11
        L 10,10,10,10,10,10,1F
        M 11,1B,15,15,11,11,11
        N 11,11,19,15,13,11,11
        O E,11,11,11,11,11,E
        P 1E,11,11,1E,10,10,10
        Q E,11,11,11,15,12,D
        R 1E,11,11,1E,14,12,11
        S F,10,10,E,1,1,1E
        T 1F,4,4,4,4,4,4
        U 11,11,11,11,11,11,E
        V 11,11,11,11,11,A,4
        W 11,11,11,15,15,15,A
        X 11,11,A,4,A,11,11
        Y 11,11,11,A,4,4,4
        Z 1F,1,2,4,8,10,1F
        [ E,8,8,8,8,8,E
        \\ 0,10,8,4,2,1,0
        ] E,2,2,2,2,2,E
        ^ 4,A,11,0,0,0,0
        _ 0,0,0,0,0,0,1F
        ` 8,4,2,0,0,0,0
        a 0,0,E,1,F,11,F
        b 10,10,16,19,11,11,1E
        c 0,0,E,10,10,11,E
        d 1,1,D,13,11,11,F
        e 0,0,E,11,1F,10,E
        f 6,9,8,1C,8,8,8
        g 0,0,F,11,11,F,1,1,E
        h 10,10,16,19,11,11,11
        i 4,0,C,4,4,4,E
        j 2,0,6,2,2,2,2,12,C
        k 10,10,12,14,18,14,12
        l C,4,4,4,4,4,E
        m 0,0,1A,15,15,11,11
        n 0,0,16,19,11,11,11
        o 0,0,E,11,11,11,E
        p 0,0,1E,11,11,1E,10,10,10
        q 0,0,D,13,11,F,1,1,1
        r 0,0,16,19,10,10,10
        s 0,0,E,10,E,1,1E
        t 8,8,1C,8,8,9,6
        u 0,0,11,11,11,13,D
        v 0,0,11,11,11,A,4
        w 0,0,11,11,15,15,A
        x 0,0,11,A,4,A,11
        y 0,0,11,11,11,F,1,1,E
        z 0,0,1F,2,4,8,1F
        { 2,4,4,8,4,4,2
        | 4,4,4,4,4,4,4
        } 8,4,4,2,4,4,8
        ~ 0,0,8,15,2,0,0
        """
}
