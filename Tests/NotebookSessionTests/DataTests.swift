import TestSupport
import Testing

/// Data sets as programs change them. Expected numbers are counted or worked out by hand.
@Suite(.serialized) struct DataTests {
    private let notebook = Notebook()

    private func expect(_ code: String, _ text: String) {
        let result = notebook.run(code)
        #expect(result.error == nil, "\(result.message)")
        #expect(result.text == text, "\(code)\nprinted \(result.printed)")
    }

    @Test("Parts, places, filters and maps keep inputs with their targets")
    func changes() {
        notebook.run(
            """
            let data = Dataset(inputs: Tensor(arange: 10).reshaped(to: [10, 1]), targets: Tensor(arange: 10, dtype: .int32))
            func labels(_ data: Dataset) -> [Int] { data.targets.scalars(as: Int.self) }
            """)
        expect("labels(data[[7, 2, 2]])", "[7, 2, 2]")
        expect("data[7].input.item() + data[7].target.item()", "14.0")
        expect("labels(data.filter { x, y in y.item(as: Int.self) % 3 == 0 })", "[0, 3, 6, 9]")
        expect("labels(data.filter(where: data.inputs[0..., 0] .> 6.5))", "[7, 8, 9]")
        expect("labels(data[2..<5].repeated(2))", "[2, 3, 4, 2, 3, 4]")
        expect("data.map { ($0 * 2, $1) }.inputs.scalars.last!", "18.0")
        expect("data.zipped(with: data.map { ($0 + 1, $1) }).targets[9].item()", "10.0")
        expect("data.batched(4).map { $0.0.shape[0] }", "[4, 4, 2]")
        expect("data.batched(4, dropLast: true).map { $0.0.shape[0] }", "[4, 4]")
        expect("data.batched(4, dropLast: true).count", "2")
        expect(
            "Dataset(samples: [(Tensor([1, 2]), Tensor(0)), (Tensor([3, 4]), Tensor(1))]).inputs.shape",
            "[2, 2]")
    }

    @Test("A stratified split keeps each class's share, and no input is lost or seen twice")
    func splits() {
        notebook.run(
            """
            // 40 of class 0, 20 of class 1, 10 of class 2.
            let classes = [Int](repeating: 0, count: 40) + [Int](repeating: 1, count: 20) + [Int](repeating: 2, count: 10)
            let data = Dataset(inputs: Tensor(arange: 70).reshaped(to: [70, 1]), targets: Tensor(classes, dtype: .int32))
            func sorted(_ parts: [Dataset]) -> [Int] { parts.flatMap { $0.inputs.scalars(as: Int.self) }.sorted() }
            let (learning, checking, judging) = data.split(train: 0.5, validation: 0.3, stratified: true, seed: 1)
            """)
        expect(
            "[learning.classCounts, checking.classCounts, judging.classCounts]",
            "[[20, 10, 5], [12, 6, 3], [8, 4, 2]]")
        expect("sorted([learning, checking, judging]) == Array(0..<70)", "true")
        notebook.run("let folds = data.folds(5, stratified: true, seed: 2)")
        expect(
            "folds.map { $0.validation.classCounts }",
            "[[8, 4, 2], [8, 4, 2], [8, 4, 2], [8, 4, 2], [8, 4, 2]]")
        expect("sorted(folds.map { $0.validation }) == Array(0..<70)", "true")
        expect(
            "folds.allSatisfy { sorted([$0.train, $0.validation]) == Array(0..<70) }", "true")
        expect("data.folds(3, seed: 1).map { $0.validation.count }", "[24, 23, 23]")
        expect("data.split(0.3, seed: 1).0.count", "21")
    }

    @Test("A flip mirrors, a crop shifts by whole pixels, and bytes stay between 0 and 1")
    func augmentation() {
        notebook.run(
            """
            let images = Tensor([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]])
            let data = Dataset(inputs: images, targets: Tensor([0], dtype: .int32))
            """)
        expect(
            "data.augmented([.horizontalFlip(1)], seed: 1).inputs.scalars",
            "[3.0, 2.0, 1.0, 6.0, 5.0, 4.0, 9.0, 8.0, 7.0]")
        expect(
            "data.augmented([.verticalFlip(1)], seed: 1).inputs.scalars",
            "[7.0, 8.0, 9.0, 4.0, 5.0, 6.0, 1.0, 2.0, 3.0]")
        // A square turned by scaling to half has its middle in the middle, and zeros come in.
        expect("data.augmented([.scaling(0.5...0.5)], seed: 1).inputs[0, 1, 1].item()", "5.0")
        expect("data.augmented([.scaling(0.5...0.5)], seed: 1).inputs[0, 0, 0].item()", "0.0")
        expect(
            """
            let shifts = (0..<200).map { data.augmented([.crop(padding: 1)], seed: $0).inputs }
            // Nine places, all of which come, each an exact shift.
            Set(shifts.map { $0.scalars.map { "\\($0)" }.joined() }).count
            """, "9")
        expect(
            """
            let digits = Digits.load().train.prefix(50).augmented([.brightness(0.5), .noise(0.3)], seed: 1).inputs
            [digits.min().item(), digits.max().item()]
            """, "[0.0, 1.0]")
    }

    @Test("Augmented images depend on seed and place alone, not on batch size or prefetching")
    func augmentationRepeats() {
        notebook.run(
            """
            let changes: [Augmentation] = [.horizontalFlip(), .rotation(degrees: 20), .scaling(0.8...1.2), .shift(0.1), .contrast(0.2), .noise(0.05)]
            let data = Digits.load().train.prefix(150).augmented(changes, seed: 4).shuffled(seed: 9)
            let whole = data.inputs.scalars
            """)
        expect("data.batched(32).flatMap { $0.0.scalars } == whole", "true")
        expect("data.batched(32).prefetched().flatMap { $0.0.scalars } == whole", "true")
        expect(
            "data.batched(32).prefetched().flatMap { $0.1.scalars } == data.targets.scalars", "true"
        )
        expect(
            "data.shuffled(seed: 1).inputs.scalars == data.shuffled(seed: 1).inputs.scalars", "true"
        )
        // Another pass draws other changes for the same image.
        expect("data.augmented([], seed: 5).inputs.scalars == whole", "false")
        // A walk that ends early leaves no thread waiting.
        expect(
            """
            var taken = 0
            for round in 0..<50 {
                for _ in data.batched(10).prefetched(3) {
                    taken += 1
                    break
                }
            }
            taken
            """, "50")
    }

    @Test("Synthetic sets have the shapes that their formulas say")
    func synthetic() {
        // Without noise: the outer moon lies on the unit circle, the inner one on that about (1, 1/2).
        expect(
            """
            let moons = Dataset.moons(50, noise: 0)
            var worst = 0.0
            for (point, label) in moons.batched(1) {
                let (x, y) = (point[0, 0].item(as: Double.self), point[0, 1].item(as: Double.self))
                let radius = label.item(as: Int.self) == 0 ? x * x + y * y : (x - 1) * (x - 1) + (y - 0.5) * (y - 0.5)
                worst = max(worst, abs(radius - 1))
            }
            worst < 1e-5
            """, "true")
        expect(
            "[Dataset.moons(51).classCounts, Dataset.xor(40).classCounts]", "[[26, 25], [20, 20]]")
        expect("Dataset.spirals(90, classes: 3).classCounts", "[30, 30, 30]")
        expect("Dataset.blobs(10, classes: 4, features: 3).inputs.shape", "[10, 3]")
        expect(
            """
            let sine = Dataset.sine(9, noise: 0)
            (sine.targets - sin(sine.inputs)).abs().max().item()
            """, "0.0")
        expect(
            "Dataset.moons(20, seed: 3).inputs.scalars == Dataset.moons(20, seed: 3).inputs.scalars",
            "true")
    }

    @Test("Tables find, show, fill and drop what is missing or far off")
    func tables() {
        notebook.run(
            #"""
            let table = DataTable(csvText: "age,city,price\n3,Paris,10\n,\"Rome, old\",20\n5,\"The \"\"City\"\"\",NA\n900,Oslo,12\n4,Paris,11\n4,Oslo,13\n")
            """#)
        expect("table.missing", #"["age": 1, "city": 0, "price": 1]"#)
        expect(
            #"table.texts("city")[1] == "Rome, old" && table.texts("city")[2] == "The \"City\"""#,
            "true")
        expect(#"table["city"] == table.texts("city")"#, "true")
        // Of 3, 4, 4, 5, 900: quartiles 4 and 5, so 900 lies above 5 + 1.5.
        expect("table.outliers(in: \"age\")", "[3]")
        expect("table.outliers(in: \"age\", by: .zScore(1.9))", "[3]")
        expect("table.clippingOutliers(in: \"age\").numbers(\"age\")[3]", "6.5")
        expect("table.fillingMissing(in: \"age\", with: .median).numbers(\"age\")[1]", "4.0")
        expect("table.fillingMissing(in: \"price\", with: .mean).numbers(\"price\")[2]", "13.2")
        expect("table.fillingMissing(in: \"age\", with: .mode).numbers(\"age\")[1]", "4.0")
        expect("table.droppingMissing().droppingOutliers(in: \"age\").rowCount", "3")
        expect(
            "table.droppingMissing().oneHot(\"city\").columnNames",
            #"["age", "price", "city=Paris", "city=Oslo"]"#)
        expect(
            "table.droppingMissing().dataset(inputs: [\"age\", \"price\"], target: \"city\").classNames",
            #"["Paris", "Oslo"]"#)
        expect("table.droppingMissing().tensor([\"age\", \"price\"]).shape", "[4, 2]")
        expect("DataTable(csvText: \"a;b\\n1;2\", delimiter: \";\").columnNames", #"["a", "b"]"#)
    }

    @Test("Scalers give what they measured: z-scores of mean 0 and deviation 1, and 0 to 1")
    func scalers() {
        notebook.run(
            """
            let x = Tensor([[1.0, 10.0, 5.0], [2.0, 20.0, 5.0], [3.0, 60.0, 5.0]])
            let standard = Standardizer(x)
            let unit = MinMaxScaler(x)
            """)
        expect(
            "standard(x)[0..., 0].scalars.map { ($0 * 1000).rounded() / 1000 }",
            "[-1.225, 0.0, 1.225]")
        expect("standard(x)[0..., 2].scalars", "[0.0, 0.0, 0.0]")
        expect("unit(x)[0..., 1].scalars", "[0.0, 0.2, 1.0]")
        expect(
            "(unit.inverse(unit(x)) - x).abs().max().item() < 1e-5 && (standard.inverse(standard(x)) - x).abs().max().item() < 1e-5",
            "true")
    }
}
