/// Which cell of a notebook runs, as errors, later cells and the front end call it.
package struct NotebookCell: Sendable {
    /// Counts the cells that run: `In[3]`, `Out[3]`.
    package var number: Int
    /// False for what runs behind the user's back.
    package var keepsResult: Bool
    /// The front end's name for the cell, the same each time that it runs; nil if none was given.
    package var id: String?

    package init(number: Int, keepsResult: Bool = true, id: String? = nil) {
        self.number = number
        self.keepsResult = keepsResult
        self.id = id
    }

    var name: String { "In[\(number)]" }
}
