import VirtualMachine

/// Metrics: what people judge models by. The bodies are in the language.
package enum MetricLibrary {
    /// Every group about metrics.
    package static let groups: [LibraryGroup] = confusion + ranking + regression + metric
}
