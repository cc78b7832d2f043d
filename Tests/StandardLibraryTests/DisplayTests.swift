import Diagnostics
import RichDisplay
import StandardLibrary
import TensorEngine
import Testing
import VirtualMachine

extension StandardLibraryTests {
    @Suite struct DisplayTests {
        let library = LibraryMachine()

        private func chart(_ names: [String]) throws -> Int {
            try library.call(
                "func _liveChart", [.value(names), .value("Training"), .value("step"), .value(0.0)])
        }

        private func add(_ chart: Int, _ curve: String, _ y: Double) throws {
            _ = try library.call(
                "func _addPoint",
                [.slots(chart, count: 1), .value(curve), .value(Double?.none), .value(y)],
                resultSlots: 0)
        }

        @Test("A live chart changes in place, and has its final form when the cell ends")
        func liveChart() throws {
            let chart = try chart(["loss"])
            try add(chart, "loss", 3)
            try add(chart, "validation loss", 4)
            try add(chart, "loss", 2)
            #expect(library.output.displays.count == 1)
            #expect(CellServices.end() == nil)
            let id = try #require(library.output.displays[0].id)
            let last = try #require(library.output.updates.last)
            #expect(last.id == id)
            #expect(last.bundle["image/png"] != nil)
            #expect(last.bundle.plainText.contains("last 2"))
            #expect(last.bundle.plainText.contains("validation"))
            // A point in a later cell is shown there.
            try add(chart, "loss", 1)
            #expect(library.output.displays.count == 2)
            #expect(library.output.displays[1].id != id)
            _ = CellServices.end()
        }

        @Test("A chart that goes away shows its final form first")
        func released() throws {
            let chart = try chart(["loss"])
            try add(chart, "loss", 3)
            library.machine.heap.release(library.machine.global(chart)[0])
            library.machine.global(chart)[0] = 0
            #expect(library.output.updates.count == 1)
            #expect(library.output.updates[0].bundle["image/png"] != nil)
        }

        @Test("A curve without a panel is refused, and the panels named")
        func unknownCurve() throws {
            let chart = try chart(["loss", "accuracy"])
            let failure = #expect(throws: Failure.self) { try add(chart, "los", 1) }
            #expect(
                failure?.message == "the chart has no panel for 'los', only for 'loss', 'accuracy'")
        }

        @Test("A gallery shows pictures with their captions, wrong ones marked")
        func gallery() throws {
            let images = try Tensor(zeros: [3, 4, 4])
            _ = try library.call(
                "func gallery(_ images: Tensor, predicted: Tensor",
                [
                    .value(images), .value(try Tensor([Int32(1), 2, 3])),
                    .value(try Tensor([Int32(1), 7, 3])), .value(["a", "cat", "dog"]), .value(10),
                    .value("Answers"),
                ], resultSlots: 0)
            let bundle = try #require(library.output.displays.first?.bundle)
            #expect(
                bundle.plainText == "Answers: 3 images of 4×4 pixels\n  cat ✓ | dog, not 7 ✗ | 3 ✓")
            #expect(bundle["image/svg+xml"] != nil)
        }

        @Test("Pictures of the wrong shape are refused")
        func wrongShape() throws {
            let failure = #expect(throws: Failure.self) {
                try library.call(
                    "func gallery(_ images: Tensor, captions",
                    [.value(try Tensor(zeros: [5])), .value([String]()), .value(10), .value("")],
                    resultSlots: 0)
            }
            #expect(failure?.id == "shape-mismatch")
        }

        @Test("A cell's result is kept for the session, once")
        func results() throws {
            let int = library.type("Int", .int, references: [])
            _ = try library.call(
                "func _presentResult<T>", [.type(int), .value(42)], resultSlots: 0)
            #expect(CellServices.end()?.plainText == "42")
            #expect(CellServices.end() == nil)
        }

        @Test("A progress bar ends with how many were done")
        func progress() throws {
            let bar = try library.call("func _progress(_ label", [.value("epochs"), .value(3)])
            for done in 0...3 {
                _ = try library.call(
                    "func _showProgress", [.slots(bar, count: 1), .value(done)], resultSlots: 0)
            }
            _ = try library.call("func _finishProgress", [.slots(bar, count: 1)], resultSlots: 0)
            let last = try #require(library.output.updates.last)
            #expect(last.bundle.plainText.contains("100 % · 3/3"))
        }
    }
}
