import TestSupport
import Testing

/// The tables that `summary` shows, for the models of the documents.
@Suite struct SummaryTests {
    private func summary(_ code: String) -> String {
        let notebook = Notebook()
        let result = notebook.run(code)
        #expect(result.error == nil, "\(result.message)")
        return notebook.output.displays.last?.bundle.plainText ?? ""
    }

    /// The documents' models, with what their parameters come to on paper.
    static let models: [(layers: String, input: String, count: String)] = [
        ("Dense(500, activation: relu); Dense(10)", "[784]", "397,510"),
        ("Dense(10, activation: relu); Dense(1)", "[2]", "41"),
        (
            "Conv2D(32, activation: relu); MaxPool2D(); Flatten(); Dense(64, activation: relu); Dense(10)",
            "[28, 28, 1]", "347,146"
        ),
        (
            "Conv2D(32, activation: relu); MaxPool2D(); Conv2D(64, activation: relu); MaxPool2D(); "
                + "Flatten(); Dense(128, activation: relu); Dense(10)", "[28, 28, 1]", "225,034"
        ),
        (
            "Conv2D(32, activation: relu); MaxPool2D(); Conv2D(64, activation: relu); MaxPool2D(); "
                + "Flatten(); Dense(10)", "[32, 32, 3]", "42,442"
        ),
        ("Flatten(); Dense(128, activation: relu); Dense(10)", "[28, 28]", "101,770"),
        (
            "Flatten(); Dense(128, activation: relu); Dense(64, activation: relu); Dense(10)",
            "[28, 28]", "109,386"
        ),
        (
            "Conv2D(32, padding: .same, activation: relu); MaxPool2D(); "
                + "Conv2D(64, padding: .same, activation: relu); MaxPool2D(); Flatten(); "
                + "Dense(1024, activation: relu); Dropout(0.5); Dense(10)", "[28, 28, 1]",
            "3,241,354"
        ),
    ]

    @Test("A summary counts the parameters of the documents' models", arguments: models)
    func counts(layers: String, input: String, count: String) {
        let text = summary("Sequential(input: \(input)) { \(layers) }.summary()")
        #expect(text.contains("\(count) trainable parameters"), "\(text)")
    }

    @Test("A summary lists a dropout that does nothing in use, and no initializer, in any model")
    func dropout() {
        let text = summary(
            """
            struct Net: Layer {
                var conv = Conv2D(4, activation: relu)
                var drop = Dropout(0.5)
                func callAsFunction(_ x: Tensor) -> Tensor { drop(conv(x)) }
            }
            Net().summary(input: [8, 8, 1])
            """)
        #expect(text.contains("drop   Dropout  as before"), "\(text)")
        #expect(!text.contains("nitializer"), "\(text)")
    }

    @Test("A summary has each layer's output, numbers and operations")
    func rows() {
        let text = summary(
            """
            struct Net: Layer {
                var conv = Conv2D(4, activation: relu)
                var pool = MaxPool2D()
                var second = Conv2D(8)
                var again = MaxPool2D()
                var flat = Flatten()
                var drop = Dropout(0.5)
                var head = Dense(10)
                func callAsFunction(_ x: Tensor) -> Tensor { head(drop(flat(again(second(pool(conv(x))))))) }
            }
            Net().summary(input: [12, 12, 1])
            """)
        // Operations of the first convolution: 10 · 10 · 4 results of 2 · 9, plus bias and relu.
        #expect(text.contains("[n, 10, 10, 4]") && text.contains("8,000"), "\(text)")
        #expect(text.contains("[n, 5, 5, 4]") && text.contains("[n, 3, 3, 8]"), "\(text)")
        #expect(text.contains("[n, 1, 1, 8]") && text.contains("[n, 8]"), "\(text)")
        #expect(text.contains("[n, 10]") && text.contains("426 trainable parameters"), "\(text)")
    }

    @Test("A model of few layers is not taken for its first layer")
    func smallModels() {
        let text = summary(
            """
            struct Net: Layer {
                var features = Dense(8, activation: relu)
                var head = Dense(3)
                func callAsFunction(_ x: Tensor) -> Tensor { head(features(x)) }
            }
            Net().summary(input: [4])
            """)
        #expect(text.contains("[n, 8]") && text.contains("[n, 3]"), "\(text)")
    }

    @Test("What lies in a let is counted apart from what is trained")
    func fixedLayers() {
        let text = summary(
            """
            struct Net: Layer {
                let features = Dense(8, activation: relu)
                var head = Dense(3)
                func callAsFunction(_ x: Tensor) -> Tensor { head(features(x)) }
            }
            Net().summary(input: [4])
            """)
        #expect(text.contains("27 trainable parameters, 40 frozen"), "\(text)")
        // (40 + 27) · 4 bytes, and thrice 27 · 4 for gradients and moments.
        #expect(text.contains("268 bytes") && text.contains("592 bytes"), "\(text)")
    }
}
