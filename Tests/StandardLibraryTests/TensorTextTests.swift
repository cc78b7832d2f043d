import TensorEngine
import Testing
import VirtualMachine

extension StandardLibraryTests {
    @Suite struct TensorTextTests {
        let library = LibraryMachine()

        private func text(_ tensor: Tensor) throws -> String {
            try library.call("extension Tensor var description: String { get }", [tensor])
        }

        @Test("A small tensor stands on one line, with its dtype where it is not Float32")
        func small() throws {
            #expect(try text(tensor([2.5], [])) == "Tensor(2.5)")
            #expect(try text(tensor([1, 2, 3, 4], [2, 2])) == "Tensor([[1.0, 2.0], [3.0, 4.0]])")
            #expect(try text(Tensor([true, false])) == "Tensor([true, false], Bool)")
            #expect(try text(Tensor([Int32(7)])) == "Tensor([7], Int32)")
        }

        @Test("An empty tensor shows its shape")
        func empty() throws {
            #expect(try text(tensor([], [0])) == "Tensor([])")
            #expect(try text(tensor([], [0, 3])) == "Tensor([],\n       shape [0, 3], Float32)")
        }

        @Test("Rows stand under one another with aligned columns")
        func aligned() throws {
            let numbers = (0..<24).map { Float($0) * 1.5 - 9 }
            let expected = """
                Tensor([[-9.0, -7.5, -6.0, -4.5, -3.0, -1.5],
                        [ 0.0,  1.5,  3.0,  4.5,  6.0,  7.5],
                        [ 9.0, 10.5, 12.0, 13.5, 15.0, 16.5],
                        [18.0, 19.5, 21.0, 22.5, 24.0, 25.5]],
                       shape [4, 6], Float32)
                """
            #expect(try text(tensor(numbers, [4, 6])) == expected)
        }

        @Test("The middle of long axes is left out")
        func shortened() throws {
            let long = try Tensor(rangeFrom: 0, to: 1000)
            #expect(
                try text(long)
                    == "Tensor([  0.0,   1.0,   2.0, …, 997.0, 998.0, 999.0],\n       shape [1000], Float32)"
            )
        }

        @Test("Very small numbers have exponents")
        func exponents() throws {
            let numbers = [Float](repeating: 1e-6, count: 30)
            #expect(try text(tensor(numbers, [30])).contains("1e-6"))
        }
    }
}
