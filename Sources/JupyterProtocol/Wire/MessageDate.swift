import Glibc

/// Dates as Jupyter's headers carry them: ISO 8601 in UTC with six digits of microseconds.
package enum MessageDate {
    package static func now() -> String {
        var text: [UInt8] = []
        appendNow(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the present date as ASCII.
    static func appendNow(to text: inout [UInt8]) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        append(seconds: Int(time.tv_sec), microseconds: Int(time.tv_nsec) / 1000, to: &text)
    }

    /// The date so many seconds after 1970-01-01 in the proleptic Gregorian calendar.
    package static func text(seconds: Int, microseconds: Int) -> String {
        var text: [UInt8] = []
        append(seconds: seconds, microseconds: microseconds, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(seconds: Int, microseconds: Int, to text: inout [UInt8]) {
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        let second = seconds - day * 86_400
        let date = civilDate(day: day)
        append(date.year, digits: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        append(date.month, digits: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        append(date.day, digits: 2, to: &text)
        text.append(UInt8(ascii: "T"))
        append(second / 3600, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(second / 60 % 60, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(second % 60, digits: 2, to: &text)
        text.append(UInt8(ascii: "."))
        append(microseconds, digits: 6, to: &text)
        text.append(UInt8(ascii: "Z"))
    }

    /// Year, month and day of a day counted from 1970-01-01.
    ///
    /// Years are counted from March, so that the leap day is a year's last; an era is the 400
    /// years (146,097 days) after which the calendar repeats.
    private static func civilDate(day: Int) -> (year: Int, month: Int, day: Int) {
        let daysFromMarchOfYear0 = day + 719_468
        let era = Int((Double(daysFromMarchOfYear0) / 146_097).rounded(.down))
        let dayOfEra = daysFromMarchOfYear0 - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    private static func append(_ value: Int, digits: Int, to text: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: digits) { buffer in
            var rest = value
            for index in (0..<digits).reversed() {
                buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
            text.append(contentsOf: buffer)
        }
    }
}
