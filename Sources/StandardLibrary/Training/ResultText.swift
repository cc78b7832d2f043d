import RichDisplay

/// Numbers as training reports them.
enum ResultText {
    /// Four significant digits.
    static func short(_ value: Double) -> String { NumberText.short(value) }

    /// A share of one with two decimals: `97.83 %`.
    static func percent(_ share: Double) -> String {
        NumberText.fixed(share * 100, decimals: 2) + " %"
    }
}
