import VirtualMachine

/// Every group of declarations that programs can use.
package enum Catalog {
    package static let groups: [LibraryGroup] =
        CoreLibrary.groups + TensorLibrary.groups + GradientLibrary.groups + LayerLibrary.groups
        + LossLibrary.groups + OptimizerLibrary.groups + MetricLibrary.groups
        + TrainingLibrary.groups
        + DatasetLibrary.groups + DisplayLibrary.groups + ConsoleLibrary.groups
        + WeightLibrary.groups + CheckpointLibrary.groups

    /// All of them together, as the compiler and the machine take them.
    package static let library = Library(groups)
}
