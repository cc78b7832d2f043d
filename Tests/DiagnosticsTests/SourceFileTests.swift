import Diagnostics
import Testing

@Test("Positions count lines from one and columns in characters, across line breaks of both kinds")
func positions() {
    let file = SourceFile(name: "In[1]", text: "a\nöx\r\n\nz")
    // Bytes: a=0 \n=1 ö=2,3 x=4 \r=5 \n=6 \n=7 z=8.
    let expected: [(offset: Int, line: Int, column: Int)] = [
        (0, 1, 1), (1, 1, 2), (2, 2, 1), (4, 2, 2), (7, 3, 1), (8, 4, 1), (9, 4, 2), (99, 4, 2),
        (-1, 1, 1),
    ]
    for (offset, line, column) in expected {
        let position = file.position(of: offset)
        #expect(position.line == line, "offset \(offset)")
        #expect(position.column == column, "offset \(offset)")
    }
    #expect(file.lineCount == 4)
    #expect((0...5).map { String(file.line($0)) } == ["", "a", "öx", "", "z", ""])
}
