import Diagnostics

/// Reads comma-separated values (RFC 4180): fields may be quoted, quotes in them are doubled.
package enum CSV {
    /// The records of a text, each with its fields; empty lines are left out.
    ///
    /// Throws `invalid-csv` with the line where a quote is not closed or a record has another number
    /// of fields than the first.
    package static func records(of text: String, delimiter: UInt8) throws -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var line = 1
        var (isQuoted, wasQuoted, opened) = (false, false, 1)

        func endField() {
            let text = String(decoding: field, as: UTF8.self)
            record.append(wasQuoted ? text : trimmed(text))
            field.removeAll(keepingCapacity: true)
            wasQuoted = false
        }
        func endRecord() throws {
            endField()
            defer { record.removeAll(keepingCapacity: true) }
            if record.count == 1, record[0].isEmpty { return }
            if let first = records.first, record.count != first.count {
                throw Failure(
                    id: "invalid-csv",
                    "line \(line) has \(record.count) fields, the first has \(first.count)",
                    hint: "a field that holds the delimiter is put in quotes; "
                        + "another delimiter can be named: delimiter: \";\"")
            }
            records.append(record)
        }

        let bytes = Array(text.utf8)
        var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\"") where isQuoted:
                if place < bytes.count, bytes[place] == byte {
                    field.append(byte)
                    place += 1
                } else {
                    isQuoted = false
                }
            case UInt8(ascii: "\"") where field.allSatisfy({ $0 == 0x20 }) && !wasQuoted:
                (isQuoted, wasQuoted, opened) = (true, true, line)
                field.removeAll(keepingCapacity: true)
            case delimiter where !isQuoted: endField()
            case UInt8(ascii: "\r") where !isQuoted: continue
            case UInt8(ascii: "\n"):
                if isQuoted { field.append(byte) } else { try endRecord() }
                line += 1
            default: field.append(byte)
            }
        }
        guard !isQuoted else {
            throw Failure(
                id: "invalid-csv", "the quote that opens in line \(opened) is never closed",
                hint: "a quote within a field is written twice: \"\"")
        }
        if !field.isEmpty || !record.isEmpty || wasQuoted { try endRecord() }
        return records
    }

    private static func trimmed(_ text: String) -> String {
        guard text.first == " " || text.last == " " else { return text }
        let start = text.drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
