import TensorEngine
import Testing
import VirtualMachine

extension StandardLibraryTests {
    @Suite struct TensorTextTests {
        let library = LibraryMachine()

        private func text(_ tensor: Tensor) throws -> String {
            try library.call("extension Tensor var description: String { get }", [tensor])
        }

        @Test("Few elements are shown with all digits, and the dtype where it is not Float32")
        func small() throws {
            #expect(try text(tensor([2.5], [])) == "Tensor(2.5)")
            #expect(try text(tensor([1, 2, 3, 4], [1, 4])) == "Tensor([[1.0, 2.0, 3.0, 4.0]])")
            #expect(try text(Tensor([true, false])) == "Tensor([true, false], Bool)")
            #expect(try text(Tensor([Int32(7)])) == "Tensor([7], Int32)")
        }

        @Test("A small matrix stands in rows, as in NumPy")
        func smallMatrix() throws {
            #expect(
                try text(tensor([1, -20, 3.25, 4], [2, 2]))
                    == "Tensor([[  1.00, -20.00],\n        [  3.25,   4.00]])")
            #expect(
                try text(Tensor([Int32(7), -100]).reshaped(to: [2, 1]))
                    == "Tensor([[   7],\n        [-100]], Int32)")
            let matrices = try text(tensor([1, 2, 3, 4], [2, 2, 1]))
            let expected = """
                Tensor([[[1.0],
                         [2.0]],

                        [[3.0],
                         [4.0]]])
                """
            #expect(matrices == expected)
            // A third has more digits than columns of equal decimals show.
            #expect(
                try text(tensor([1, 2, 1.0 / 3, 4], [2, 2]))
                    == "Tensor([[       1.0,        2.0],\n        [0.33333334,        4.0]])")
        }

        @Test("An empty tensor shows its shape")
        func empty() throws {
            #expect(try text(tensor([], [0])) == "Tensor([])")
            #expect(try text(tensor([], [0, 3])) == "Tensor([], shape [0, 3], Float32)")
            #expect(try text(tensor([], [2, 0, 3])) == "Tensor([], shape [2, 0, 3], Float32)")
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

        @Test("Very small and very large numbers have exponents of one width, as in NumPy")
        func exponents() throws {
            let numbers = (0..<12).map { Float($0 - 3) * 1.25e-7 }
            let expected = """
                Tensor([[-3.75e-07, -2.50e-07, -1.25e-07],
                        [ 0.00e+00,  1.25e-07,  2.50e-07],
                        [ 3.75e-07,  5.00e-07,  6.25e-07],
                        [ 7.50e-07,  8.75e-07,  1.00e-06]],
                       shape [4, 3], Float32)
                """
            #expect(try text(tensor(numbers, [4, 3])) == expected)
            let mixed: [Double] = [1e10, 1, 1e-10, -2.5e300, 0, 9.99999, .infinity, .nan]
            #expect(
                try text(Tensor(mixed + mixed, shape: [2, 8])).hasPrefix(
                    """
                    Tensor([[  1.0e+10,   1.0e+00,   1.0e-10, -2.5e+300,   0.0e+00,   1.0e+01,
                    """))
        }

        @Test("Negative zeros keep their sign, NaN and infinities stand in their columns")
        func specials() throws {
            let numbers: [Float] = [-0.0, 1.5, -.infinity, .nan, 0, -1.25, .infinity, 100.125]
            let expected = """
                Tensor([[ -0.000,   1.500,    -inf,     nan],
                        [  0.000,  -1.250,     inf, 100.125],
                        [ -0.000,   1.500,    -inf,     nan],
                        [  0.000,  -1.250,     inf, 100.125]],
                       shape [4, 4], Float32)
                """
            #expect(try text(tensor(numbers + numbers, [4, 4])) == expected)
        }
    }
}
