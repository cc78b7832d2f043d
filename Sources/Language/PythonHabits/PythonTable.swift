/// What people write from habit in Python, and the Swift for it.
///
/// To add a habit, add a row. `HabitPattern` says what the placeholders mean. A line is rewritten by
/// all rows that match, again and again until none does; the first row of the table that matched
/// gives the reason.
struct Habit {
    let python: String
    let swift: String
    /// Why, as a sentence without a full stop.
    let reason: String
    /// Whether the same stands in good Swift: then it is a mistake only where a problem marks it.
    let isSwiftToo: Bool

    init(_ python: String, _ swift: String, _ reason: String, isSwiftToo: Bool = false) {
        self.python = python
        self.swift = swift
        self.reason = reason
        self.isSwiftToo = isSwiftToo
    }
}

extension Habit {
    /// All rows, in the order in which they are tried.
    static let table =
        statements + loops + words + comprehensions + functions + texts + collections
        + subscripts + operators + tensors + libraries

    private static let statements = [
        Habit("^elif $a {", "else if $a {", "'elif' is written 'else if'"),
        Habit("^} elif $a {", "} else if $a {", "'elif' is written 'else if'"),
        Habit(
            "^raise $n($p)", "throw $n($p)", "an error is thrown, and its type conforms to Error"),
        Habit("raise $n($p)", "throw $n($p)", "an error is thrown, and its type conforms to Error"),
        Habit("^raise", "throw error", "an error is thrown"),
        Habit("^assert $a, $b", "assert($a, $b)", "'assert' is a function"),
        Habit("^assert $a", "assert($a)", "'assert' is a function"),
        Habit("^del $x[$s]", "$x[$s] = nil", "a key is removed by giving it nil"),
        Habit("^del $x[$a]", "$x.remove(at: $a)", "an element is removed with 'remove(at:)'"),
        Habit(
            "^del $n", "", "a variable ends with the block it is declared in: leave this line out"),
        Habit(
            "^global $p", "",
            "functions may use and change top-level variables: leave this line out"),
        Habit(
            "^nonlocal $p", "", "inner functions may change outer variables: leave this line out"),
        Habit("^pass", "", "an empty block is written { }"),
        Habit("^print $s", "print($s)", "'print' is a function"),
        Habit("^print $x", "print($x)", "'print' is a function"),
        Habit("^const $n = $a", "let $n = $a", "a constant is declared with 'let'"),
        Habit("^let $n, $m = $a", "let ($n, $m) = $a", "the parts of a tuple stand in parentheses"),
        Habit("^var $n, $m = $a", "var ($n, $m) = $a", "the parts of a tuple stand in parentheses"),
        Habit("^$x, $y = $a, $b", "($x, $y) = ($a, $b)", "tuples stand in parentheses"),
        Habit("^$n, $m = $a", "let ($n, $m) = $a", "the parts of a tuple stand in parentheses"),
        Habit(
            "^return $a, $b", "return ($a, $b)",
            "several values are returned as a tuple, in parentheses"),
        Habit(
            "^return $a, $b, $c", "return ($a, $b, $c)",
            "several values are returned as a tuple, in parentheses"),
        Habit(
            "^yield $a", "values.append($a)",
            "there are no generators: collect the values in an array, or conform to Sequence"),
        Habit(
            "^import $n as $m", "",
            "tensors, layers, data and plots are there without an import: leave this line out"),
        Habit(
            "^from $a import $p", "",
            "tensors, layers, data and plots are there without an import: leave this line out"),
        Habit(
            "^%$n $p", "",
            "'%matplotlib' and its like are not needed: plots appear below their cell"),
        Habit("^!pip $p", "", "nothing needs to be installed: leave this line out"),
        Habit("^@staticmethod", "", "a method without 'self' is written 'static func'"),
        Habit("^@property", "", "a computed property is written with 'var' and braces"),
        Habit(
            "($n := $a)", "$n",
            "an assignment is a statement of its own: declare the name on the line before"),
        Habit(
            "= $a if $b else $e", "= $b ? $a : $e",
            "a choice between two values is written 'condition ? first : second'"),
        Habit(
            "^return $a if $b else $c", "return $b ? $a : $c",
            "a choice between two values is written 'condition ? first : second'"),
        Habit(
            "($a if $b else $c)", "($b ? $a : $c)",
            "a choice between two values is written 'condition ? first : second'"),
        Habit(
            "print($p, end=$a)", "print($p, terminator: $a)",
            "what ends the line is the argument 'terminator:'"),
        Habit(
            "print($p, sep=$a)", "print($p, separator: $a)",
            "what stands between is the argument 'separator:'"),
        Habit("lambda: $e", "{ $e }", "a function without a name is a closure, in braces"),
        Habit("lambda $n: $e", "{ $n in $e }", "a function without a name is a closure, in braces"),
        Habit(
            "lambda $n, $m: $e", "{ $n, $m in $e }",
            "a function without a name is a closure, in braces"),
    ]

    private static let loops = [
        Habit("for $n, $m in", "for ($n, $m) in", "the parts of a tuple stand in parentheses"),
        Habit("range(0, $a)", "0..<$a", "a range of numbers is written with ..<"),
        Habit(
            "range($a, $b, $c)", "stride(from: $a, to: $b, by: $c)",
            "a range with a step is a 'stride'"),
        Habit("range($a, $b)", "$a..<$b", "a range of numbers is written with ..<"),
        Habit("list(range($a))", "Array(0..<$a)", "an array of numbers is made of a range"),
        Habit("range($a)", "0..<$a", "a range of numbers is written with ..<"),
    ]

    private static let words = [
        Habit("$x is not None", "$x != nil", "'None' is 'nil', compared with != and =="),
        Habit("$x is None", "$x == nil", "'None' is 'nil', compared with != and =="),
        Habit("$x is not $i", "$x != $i", "values are compared with == and !="),
        Habit("$x is $i", "$x == $i", "values are compared with == and !="),
        Habit("if $x not in $y", "if !$y.contains($x)", "a collection is asked with 'contains'"),
        Habit(
            "if $x in $y", "if $y.contains($x)",
            "a collection is asked with 'contains', a dictionary with 'dictionary[key] != nil'"),
        Habit("while $x in $y", "while $y.contains($x)", "a collection is asked with 'contains'"),
        Habit("= $x in $y", "= $y.contains($x)", "a collection is asked with 'contains'"),
        Habit("and $x in $y", "&& $y.contains($x)", "a collection is asked with 'contains'"),
        Habit("and", "&&", "'and' is written &&"),
        Habit("or", "||", "'or' is written ||"),
        Habit(
            "if not $x", "if !$x",
            "'not' is written !, and an empty collection is asked with 'isEmpty'"),
        Habit("while not $x", "while !$x", "'not' is written !"),
        Habit("not $x", "!$x", "'not' is written !"),
        Habit("True", "true", "'True' is written 'true'"),
        Habit("False", "false", "'False' is written 'false'"),
        Habit("None", "nil", "'None' is 'nil', for optionals only"),
        Habit("null", "nil", "'null' is 'nil', for optionals only"),
        Habit("this.$n", "self.$n", "an instance calls itself 'self'"),
        Habit(
            "$ij", "$i", "there are no complex numbers: keep the two parts in a struct of your own"),
    ]

    private static let comprehensions = [
        Habit(
            "[$a for $n in $b if $c]", "$b.filter { $n in $c }.map { $n in $a }",
            "what a comprehension does is written with 'map' and 'filter'"),
        Habit(
            "[$a for $n in $b]", "$b.map { $n in $a }",
            "what a comprehension does is written with 'map' and 'filter'"),
        Habit(
            "{$a: $b for $n in $c}", "Dictionary(uniqueKeysWithValues: $c.map { $n in ($a, $b) })",
            "a dictionary is made of pairs"),
        Habit(
            "sum($a for $n in $b)", "$b.map { $n in $a }.reduce(0, +)",
            "a sum is written with 'reduce'"),
        Habit("= {}", "= [:]", "an empty dictionary is [:], and its type must be known"),
        Habit("{$s: $p}", "[$s: $p]", "a dictionary stands in square brackets"),
        Habit("{$i, $p}", "Set([$i, $p])", "a set is made of an array"),
        Habit("{$s, $p}", "Set([$s, $p])", "a set is made of an array"),
    ]

    private static let functions = [
        Habit("len($a)", "$a.count", "a collection counts itself with 'count'"),
        Habit("str($a)", "String($a)", "text is made with 'String(…)'"),
        Habit("int($s)", "Int($s)!", "'Int(text)' is an optional: nil if the text is no number"),
        Habit("int($a)", "Int($a)", "a whole number is made with 'Int(…)'"),
        Habit(
            "float($s)", "Double($s)!",
            "'Double(text)' is an optional: nil if the text is no number"),
        Habit(
            "float($a)", "Double($a)",
            "a number with a fraction is made with 'Double(…)' or 'Float(…)'"),
        Habit("bool($a)", "($a != 0)", "a truth comes from a comparison"),
        Habit("list(map(str, $a))", "$a.map { String($0) }", "'map' is a method of collections"),
        Habit("list(map(int, $a))", "$a.map { Int($0) }", "'map' is a method of collections"),
        Habit("list(map(float, $a))", "$a.map { Double($0) }", "'map' is a method of collections"),
        Habit("list(map($a, $b))", "$b.map($a)", "'map' is a method of collections"),
        Habit("list(filter($a, $b))", "$b.filter($a)", "'filter' is a method of collections"),
        Habit("map($a, $b)", "$b.map($a)", "'map' is a method of collections"),
        Habit("filter($a, $b)", "$b.filter($a)", "'filter' is a method of collections"),
        Habit("list($a)", "Array($a)", "an array is made with 'Array(…)'"),
        Habit("list()", "[Int]()", "an empty array says what it is to hold"),
        Habit("dict()", "[String: Int]()", "an empty dictionary says what it is to hold"),
        Habit("set($a)", "Set($a)", "a set is made with 'Set(…)'"),
        Habit("sum($a)", "$a.reduce(0, +)", "a sum is written with 'reduce'"),
        Habit("max($x)", "$x.max()!", "the largest element is an optional: nil if there is none"),
        Habit("min($x)", "$x.min()!", "the smallest element is an optional: nil if there is none"),
        Habit("any($x)", "$x.contains(true)", "a collection is asked with 'contains'"),
        Habit("all($x)", "$x.allSatisfy { $0 }", "a collection is asked with 'allSatisfy'"),
        Habit(
            "sorted($a, key={ $n in $b }, reverse=True)",
            "$a.sorted { (($n) in $b)($0) > (($n) in $b)($1) }",
            "'sorted' is a method of collections"),
        Habit(
            "sorted($a, reverse=true)", "$a.sorted(by: >)", "'sorted' is a method of collections"),
        Habit(
            "sorted($a, key=$b)", "$a.sorted { ($b)($0) < ($b)($1) }",
            "'sorted' is a method of collections, and takes the comparison"),
        Habit("sorted($a)", "$a.sorted()", "'sorted' is a method of collections"),
        Habit("reversed($a)", "$a.reversed()", "'reversed' is a method of collections"),
        Habit("enumerate($a)", "$a.enumerated()", "'enumerated' is a method of collections"),
        Habit("isinstance($a, $b)", "$a is $b", "the type of a value is asked with 'is'"),
        Habit("is int", "is Int", "types begin with a capital letter"),
        Habit("is str", "is String", "types begin with a capital letter"),
        Habit("is float", "is Double", "types begin with a capital letter"),
        Habit("type($a)", "type(of: $a)", "the type of a value is 'type(of:)'"),
        Habit("input($p)", "readLine() ?? \"\"", "a line is read with 'readLine()'"),
        Habit(
            "open($a)", "try String(contentsOfFile: $a, encoding: .utf8)",
            "a whole file is read at once"),
        Habit("$n.read()", "$n", "'String(contentsOfFile:encoding:)' has read it all"),
        Habit(
            "round($a, $i)", "(($a * pow(10, $i)).rounded() / pow(10, $i))",
            "'round' gives whole numbers"),
        Habit(
            "divmod($a, $b)", "$a.quotientAndRemainder(dividingBy: $b)",
            "both results come from 'quotientAndRemainder'"),
        Habit(
            "printf($p)", "print(String(format: $p), terminator: \"\")",
            "text is formatted with 'String(format:)'"),
        Habit("(*$n)", "(_ $n: Int...)", "any number of arguments is a parameter with three dots"),
        Habit("(**$n)", "(_ $n: [String: Int])", "named arguments are parameters, or a dictionary"),
        Habit("(self, $p)", "($p)", "'self' is there without being a parameter"),
        Habit("(self)", "()", "'self' is there without being a parameter"),
        Habit(", $n=$e", ", $n: $e", "an argument follows its label after a colon"),
        Habit("($n=$e", "($n: $e", "an argument follows its label after a colon"),
    ]

    private static let texts = [
        Habit("$s % ($p)", "String(format: $s, $p)", "text is formatted with 'String(format:)'"),
        Habit("$s % $y", "String(format: $s, $y)", "text is formatted with 'String(format:)'"),
        Habit(
            "$s.join($a)", "$a.joined(separator: $s)",
            "the texts are joined by themselves: 'joined(separator:)'"),
        Habit(
            "$s * $y", "String(repeating: $s, count: $y)",
            "text is repeated with 'String(repeating:count:)'"),
        Habit(".split()", ".split(separator: \" \")", "'split' takes the separator"),
        Habit(".split($s)", ".split(separator: $s)", "'split' takes the separator"),
        Habit(
            ".strip()", ".trimmingCharacters(in: .whitespaces)",
            "the space around is removed with 'trimmingCharacters(in:)'"),
        Habit(".upper()", ".uppercased()", "capital letters come from 'uppercased()'"),
        Habit(".lower()", ".lowercased()", "small letters come from 'lowercased()'"),
        Habit(".title()", ".capitalized", "capital initials come from 'capitalized'"),
        Habit(
            ".replace($a, $b)", ".replacingOccurrences(of: $a, with: $b)",
            "text is replaced with 'replacingOccurrences(of:with:)'"),
        Habit(".startswith($a)", ".hasPrefix($a)", "the beginning is asked for with 'hasPrefix'"),
        Habit(".endswith($a)", ".hasSuffix($a)", "the end is asked for with 'hasSuffix'"),
        Habit(".isdigit()", ".allSatisfy(\\.isNumber)", "every character is asked"),
    ]

    private static let collections = [
        Habit(".keys()", ".keys", "'keys' is a property"),
        Habit(".values()", ".values", "'values' is a property"),
        Habit(".items()", "", "a dictionary itself goes through its keys and values"),
        Habit(".get($a, $b)", "[$a, default: $b]", "a missing key gets a default in the subscript"),
        Habit(".get($a)", "[$a]", "a subscript gives nil for a missing key"),
        Habit(
            ".extend($a)", ".append(contentsOf: $a)",
            "several elements are added with 'append(contentsOf:)'"),
        Habit(".pop()", ".removeLast()", "the last element is taken with 'removeLast()'"),
        Habit(".pop($a)", ".remove(at: $a)", "an element is taken with 'remove(at:)'"),
        Habit(
            ".index($a)", ".firstIndex(of: $a)",
            "the place of an element is 'firstIndex(of:)', an optional"),
        Habit(
            ".insert($a, $b)", ".insert($b, at: $a)",
            "the place follows the element: 'insert(_:at:)'"),
        Habit(
            ".remove($a)", ".removeAll { $0 == $a }",
            "elements are removed by a condition, or by their place with 'remove(at:)'"),
        Habit(".count($a)", ".filter { $0 == $a }.count", "what to count is a condition"),
        Habit(".sort(reverse=true)", ".sort(by: >)", "the order is given as a comparison"),
        Habit(".length", ".count", "a collection counts itself with 'count'"),
        Habit(".size()", ".count", "a collection counts itself with 'count'"),
        Habit(".copy()", "", "values are copied when they are assigned"),
        Habit(".add($a)", ".insert($a)", "a set takes an element with 'insert'"),
        Habit(
            "[$a] * $y", "Array(repeating: $a, count: $y)",
            "an array of equal elements is made with 'Array(repeating:count:)'"),
    ]

    private static let subscripts = [
        Habit(
            "$x[-1]", "$x[$x.count - 1]",
            "a place is counted from the beginning; the last element is also 'last!'"),
        Habit("$x[-$i]", "$x[$x.count - $i]", "a place is counted from the beginning"),
        Habit("$x[::-1]", "$x.reversed()", "the other way round is 'reversed()'"),
        Habit(
            "$x[::$a]", "stride(from: 0, to: $x.count, by: $a).map { i in $x[i] }",
            "steps are made with 'stride'"),
        Habit("$x[:-$i]", "$x.dropLast($i)", "the end is left out with 'dropLast'"),
        Habit("$x[:$b]", "$x[..<$b]", "a part is taken with a range"),
        Habit("$x[$a:]", "$x[$a...]", "a part is taken with a range"),
        Habit("$x[$i:$b]", "$x[$i..<$b]", "a part is taken with a range"),
        Habit("$x[$n:$b]", "$x[$n..<$b]", "a part is taken with a range"),
        Habit(
            "$x.shape", "$x.count", "an array has a 'count'; tensors have a 'shape'",
            isSwiftToo: true),
    ]

    private static let operators = [
        Habit("$x **= $a", "$x = pow($x, $a)", "a power is written with 'pow'"),
        Habit("$n ** 2", "$n * $n", "'**' is for tensors; a square is a product"),
        Habit("$n ** 3", "$n * $n * $n", "'**' is for tensors; a cube is a product"),
        Habit(
            "$x ** $y", "pow($x, $y)",
            "'**' is for tensors; a power of numbers with fractions is 'pow'"),
        Habit("$x @ $y", "matmul($x, $y)", "the product of matrices is 'matmul'"),
        Habit("$x++", "$x += 1", "there is no ++"),
        Habit("$x--", "$x -= 1", "there is no --"),
    ]
}
