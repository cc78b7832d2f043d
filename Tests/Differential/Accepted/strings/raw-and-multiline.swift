// Covers: string, multiline-strings
let name = "World"
let poem = """
    Hello, \(name)!
      indented "quotes" and \\ backslash
    joined \
    line\tTab
    """
print(poem)
print(poem.count, poem.split(separator: "\n").count)
print(#"raw \n \(name) "quoted""#)
print(#"raw with \#(name) and \#t tab"#)
print(##"two "# hashes \##(name)"##)
print("""
    no newline at the end
    """, "next")
print("""

    blank lines

    """)
print("\u{48}\u{49} \u{1F600} \0".count, "\"\'\\")
print(#"""
    raw multi \n \#(1 + 1)
    """#)
let path = #"C:\Users\name"#
print(path, path.count)
print("tab\tnew\nline", "\r".utf8.count)
print("nested \("inner \("innermost")")")
print("math \(2 * (3 + 4)) \([1, 2].map { $0 * 2 }) \(name.isEmpty ? "empty" : "full")")
