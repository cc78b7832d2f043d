import TensorEngine
import VirtualMachine

/// Tensors as programs know them: creation, arithmetic, shapes, indices, reductions.
///
/// Natives are thin: they name the line they were called from and hand over to the engine, which
/// checks shapes and dtypes.
package enum TensorLibrary {
    /// Every group about tensors.
    package static let groups: [LibraryGroup] =
        types + creation + literals + access + arithmetic + comparisons + elementwise + reductions
        + reshaping + subscripts + combining + windows + rearranging + sorting + normalization
        + linearAlgebra + numerics

    static let types = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Numbers in a grid of any number of axes.
                    ///
                    /// A tensor has a `shape` and a `dtype`, both known at once; its numbers are computed when somebody
                    /// looks at them. Tensors never change: operations make new ones, and copies cost nothing.
                    ///
                    ///     let x = Tensor([[1, 2, 3], [4, 5, 6]])
                    ///     print(x.shape)  // [2, 3]
                    @native struct Tensor {}
                    """)
            Builtin(
                source: """
                    /// What the numbers of a tensor are.
                    enum DType: Equatable, CustomStringConvertible {
                        case float32
                        case float64
                        case float16
                        case bfloat16
                        case int32
                        case int64
                        case uint8
                        case bool

                        /// The dtype's name, such as `Float32`.
                        var description: String { _dtypeName(self) }
                    }
                    """)
            Builtin("func _dtypeName(_ dtype: DType) -> String") { (dtype: DType) in dtype.name }
        }
    ]
}
