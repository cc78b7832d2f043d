import VirtualMachine

/// Tables of texts and numbers.
extension DatasetLibrary {
    static let tables = [
        LibraryGroup {
            Builtin(
                source: """
                    /// What stands in for a value that is missing.
                    enum Filling {
                        case mean
                        case median
                        /// The most frequent value, for texts too.
                        case mode
                        case value(Double)
                    }
                    """)
            Builtin(
                source: """
                    /// When a number is so far off that somebody should look at it.
                    enum OutlierRule {
                        /// Further than `k` interquartile ranges below the first or above the third quartile (Tukey 1977).
                        case interquartile(_ k: Double = 1.5)
                        /// More than `k` standard deviations from the mean.
                        case zScore(_ k: Double = 3)
                    }
                    """)
            Builtin(
                source: #"""
                    /// Rows and named columns, as in a comma-separated file.
                    ///
                    ///     var table = try DataTable(csv: "houses.csv")
                    ///     print(table.summary)
                    ///     let clean = table.fillingMissing(in: "age", with: .median).droppingOutliers(in: "price")
                    ///     let data = clean.dataset(inputs: ["age", "rooms"], target: "price")
                    struct DataTable: CustomStringConvertible {
                        /// The columns' names, in order.
                        let columnNames: [String]
                        /// How many rows there are.
                        let rowCount: Int
                        // Column by column.
                        let _cells: [[String]]

                        init(_names: [String], _ cells: [[String]]) {
                            columnNames = _names
                            _cells = cells
                            rowCount = cells.first?.count ?? 0
                        }

                        /// Reads a file whose first line names the columns.
                        init(csv path: String, delimiter: Character = ",") throws {
                            self = DataTable(csvText: try String(contentsOfFile: path, encoding: .utf8), delimiter: delimiter)
                        }

                        /// Reads a text whose first line names the columns.
                        init(csvText: String, delimiter: Character = ",") {
                            let columns = _csvColumns(csvText, String(delimiter))
                            if columns.isEmpty { _fail("empty-data", "the text holds no comma-separated line", "the first line names the columns") }
                            let names = columns.map { $0[0] }
                            if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
                                _fail("invalid-csv", "two columns are called '\(twice)'", "the first line names the columns, each in its own way")
                            }
                            self = DataTable(_names: names, columns.map { Array($0.dropFirst()) })
                        }

                        func _place(_ name: String) -> Int {
                            if let place = columnNames.firstIndex(of: name) { return place }
                            _fail("unknown-column", "there is no column '\(name)'", "the columns are " + columnNames.map { "'\($0)'" }.joined(separator: ", "))
                        }

                        /// The cells of a column as they are written: `table["age"]`.
                        subscript(name: String) -> [String] { texts(name) }

                        /// The cells of a column as they are written.
                        func texts(_ name: String) -> [String] { _cells[_place(name)] }

                        /// The cells of a column as numbers; what is missing is not a number. Fails at a text.
                        func numbers(_ name: String) -> [Double] {
                            texts(name).enumerated().map { row, text in
                                if _isMissing(text) { return Double.nan }
                                if let number = Double(text) { return number }
                                _fail("not-a-number", "column '\(name)' has '\(text)' in row \(row + 1), which is not a number", "texts become columns of 0 and 1: table.oneHot(\"\(name)\")")
                            }
                        }

                        /// Whether all cells of a column that are there are numbers.
                        func isNumeric(_ name: String) -> Bool { texts(name).allSatisfy { _isMissing($0) || Double($0) != nil } }

                        /// How many cells are missing in each column: empty ones, NA, N/A, null, NaN, None, ? and -.
                        var missing: [String: Int] {
                            var counts: [String: Int] = [:]
                            for name in columnNames { counts[name] = texts(name).filter { _isMissing($0) }.count }
                            return counts
                        }

                        /// The rows at the places of a list, in its order.
                        func rows(_ places: [Int]) -> DataTable {
                            for place in places {
                                if place < 0 || place >= rowCount { _fail("index-out-of-range", "there is no row \(place) in a table of \(rowCount) rows") }
                            }
                            return DataTable(_names: columnNames, _cells.map { column in places.map { column[$0] } })
                        }

                        /// The first rows.
                        func prefix(_ count: Int) -> DataTable { rows(Array(0..<min(max(count, 0), rowCount))) }

                        /// Only these columns, in this order.
                        func selecting(_ names: [String]) -> DataTable { DataTable(_names: names, names.map { texts($0) }) }

                        /// All columns but these.
                        func dropping(_ names: [String]) -> DataTable {
                            for name in names { _ = _place(name) }
                            return selecting(columnNames.filter { !names.contains($0) })
                        }

                        /// Only rows without a missing cell, in all columns or in some.
                        func droppingMissing(in names: [String]? = nil) -> DataTable {
                            let columns = (names ?? columnNames).map { texts($0) }
                            return rows((0..<rowCount).filter { row in columns.allSatisfy { !_isMissing($0[row]) } })
                        }

                        /// The missing cells of a column filled in.
                        func fillingMissing(in name: String, with filling: Filling) -> DataTable {
                            let known = texts(name).filter { !_isMissing($0) }
                            if known.isEmpty { _fail("empty-data", "column '\(name)' has no value to fill the missing ones from", "name one: .value(0), or drop the column") }
                            var text = ""
                            switch filling {
                            case .mean: text = "\(_mean(_known(name)))"
                            case .median: text = "\(_quantile(_known(name).sorted(), 0.5))"
                            case .value(let number): text = "\(number)"
                            case .mode:
                                var counts: [String: Int] = [:]
                                for cell in known { counts[cell, default: 0] += 1 }
                                var most = 0
                                for (cell, count) in counts {
                                    if count > most {
                                        most = count
                                        text = cell
                                    }
                                }
                            }
                            return replacing(name, with: texts(name).map { _isMissing($0) ? text : $0 })
                        }

                        /// The same table with other cells in a column, or with one column more.
                        func replacing(_ name: String, with cells: [String]) -> DataTable {
                            if cells.count != rowCount { _fail("shape-mismatch", "a column of \(rowCount) cells is needed, not \(cells.count)") }
                            if let place = columnNames.firstIndex(of: name) {
                                var all = _cells
                                all[place] = cells
                                return DataTable(_names: columnNames, all)
                            }
                            return DataTable(_names: columnNames + [name], _cells + [cells])
                        }

                        func _known(_ name: String) -> [Double] { numbers(name).filter { !$0.isNaN } }

                        func _bounds(_ name: String, _ rule: OutlierRule) -> (low: Double, high: Double) {
                            let known = _known(name)
                            if known.isEmpty { return (-Double.infinity, Double.infinity) }
                            switch rule {
                            case .interquartile(let k):
                                let ordered = known.sorted()
                                let (first, third) = (_quantile(ordered, 0.25), _quantile(ordered, 0.75))
                                return (first - k * (third - first), third + k * (third - first))
                            case .zScore(let k):
                                let middle = _mean(known)
                                return (middle - k * _deviation(known), middle + k * _deviation(known))
                            }
                        }

                        /// The rows in which a column's number is far off.
                        func outliers(in name: String, by rule: OutlierRule = .interquartile()) -> [Int] {
                            let (low, high) = _bounds(name, rule)
                            let values = numbers(name)
                            return (0..<rowCount).filter { values[$0] < low || values[$0] > high }
                        }

                        /// Without the rows in which a column's number is far off.
                        func droppingOutliers(in name: String, by rule: OutlierRule = .interquartile()) -> DataTable {
                            let (low, high) = _bounds(name, rule)
                            let values = numbers(name)
                            return rows((0..<rowCount).filter { !(values[$0] < low || values[$0] > high) })
                        }

                        /// With numbers that are far off moved to the bounds.
                        func clippingOutliers(in name: String, by rule: OutlierRule = .interquartile()) -> DataTable {
                            let (low, high) = _bounds(name, rule)
                            let values = numbers(name)
                            return replacing(name, with: texts(name).enumerated().map { row, text in
                                values[row] < low ? "\(low)" : values[row] > high ? "\(high)" : text
                            })
                        }

                        /// What a column of texts can hold, in order of first appearance.
                        func categories(_ name: String) -> [String] {
                            var seen: [String] = []
                            var known: Set<String> = []
                            for text in texts(name) { if !_isMissing(text) && known.insert(text).inserted { seen.append(text) } }
                            return seen
                        }

                        /// A column of texts replaced by a column of 0 and 1 for each text: `city=Paris`.
                        func oneHot(_ name: String) -> DataTable {
                            let cells = texts(name)
                            var table = dropping([name])
                            for category in categories(name) {
                                table = table.replacing("\(name)=\(category)", with: cells.map { $0 == category ? "1" : "0" })
                            }
                            return table
                        }

                        /// Columns of numbers as a tensor [rows, columns]; all columns unless some are named.
                        func tensor(_ names: [String]? = nil) -> Tensor {
                            let names = names ?? columnNames
                            let columns = names.map { numbers($0) }
                            for (name, column) in zip(names, columns) {
                                let holes = column.filter { $0.isNaN }.count
                                if holes > 0 { _fail("missing-values", "column '\(name)' has \(holes) missing value\(holes == 1 ? "" : "s")", "fill them or drop their rows: fillingMissing(in: \"\(name)\", with: .median), droppingMissing()") }
                            }
                            return Tensor(shape: [names.count, rowCount], scalars: columns.flatMap { $0 }).transposed()
                        }

                        /// Inputs [rows, columns] and one target: numbers [rows, 1], or class numbers [rows] of a column of texts.
                        func dataset(inputs: [String], target: String, name: String = "table") -> Dataset {
                            if isNumeric(target) { return Dataset(inputs: tensor(inputs), targets: tensor([target]), name: name) }
                            let classes = categories(target)
                            let labels = texts(target).enumerated().map { (row, text) -> Int in
                                if let label = classes.firstIndex(of: text) { return label }
                                _fail("missing-values", "the target '\(target)' is missing in row \(row + 1)", "drop such rows: droppingMissing(in: [\"\(target)\"])")
                            }
                            return Dataset(inputs: tensor(inputs), targets: Tensor(labels, dtype: .int32), name: name, classNames: classes)
                        }

                        /// The first rows as a table to display.
                        func head(_ count: Int = 10) -> Figure {
                            let shown = prefix(count)
                            let rows = (0..<shown.rowCount).map { row in shown._cells.map { $0[row] } }
                            return _tableFigure("", columnNames, rows, ["\(rowCount) rows"])
                        }

                        /// Each column with its missing cells, and its spread or its most frequent texts.
                        var summary: String {
                            var lines = ["\(rowCount) rows"]
                            let width = columnNames.map { $0.count }.max() ?? 0
                            for name in columnNames {
                                let holes = missing[name] ?? 0
                                var line = name + String(repeating: " ", count: width - name.count) + "  " + (holes == 0 ? "complete" : "\(holes) missing")
                                let known = isNumeric(name) ? _known(name).sorted() : []
                                if known.isEmpty {
                                    let all = categories(name)
                                    line += ", \(all.count) texts: " + all.prefix(5).joined(separator: ", ") + (all.count > 5 ? ", …" : "")
                                } else {
                                    line += ", from \(_short(known[0])) to \(_short(known[known.count - 1])), median \(_short(_quantile(known, 0.5))), mean \(_short(_mean(known))) ± \(_short(_deviation(known)))"
                                    let far = outliers(in: name).count
                                    if far > 0 { line += ", \(far) far off" }
                                }
                                lines.append(line)
                            }
                            return lines.joined(separator: "\n")
                        }

                        /// The first rows as text.
                        var description: String {
                            let shown = min(rowCount, 10)
                            let widths = (0..<columnNames.count).map { place in
                                max(columnNames[place].count, _cells[place].prefix(shown).map { $0.count }.max() ?? 0)
                            }
                            func line(_ cells: [String]) -> String {
                                zip(cells, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
                            }
                            var lines = [line(columnNames)]
                            for row in 0..<shown { lines.append(line(_cells.map { $0[row] })) }
                            if rowCount > shown { lines.append("… \(rowCount - shown) more rows") }
                            return lines.joined(separator: "\n")
                        }
                    }
                    """#)
            Builtin(
                source: """
                    func _isMissing(_ text: String) -> Bool {
                        switch text.lowercased() {
                        case "", "na", "n/a", "null", "nan", "none", "?", "-": return true
                        default: return false
                        }
                    }
                    """)
            Builtin(
                source: """
                    func _mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
                    """)
            Builtin(
                source: """
                    func _deviation(_ values: [Double]) -> Double {
                        let middle = _mean(values)
                        return (values.map { ($0 - middle) * ($0 - middle) }.reduce(0, +) / Double(values.count)).squareRoot()
                    }
                    """)
            Builtin(
                source: """
                    // Between neighbours by a straight line, as NumPy does by default; `ordered` is not empty.
                    func _quantile(_ ordered: [Double], _ share: Double) -> Double {
                        let place = share * Double(ordered.count - 1)
                        let below = Int(place)
                        let above = min(below + 1, ordered.count - 1)
                        return ordered[below] + (ordered[above] - ordered[below]) * (place - Double(below))
                    }
                    """)
        }
    ]
}
