import Foundation

// Functions of each element that are made of others, and so need no routine or derivative.

extension Tensor {
    // MARK: Mathematics

    package func tan() throws -> Tensor { try sin() / cos() }
    package func sinh() throws -> Tensor { try (expm1() - (-self).expm1()) * 0.5 }
    package func cosh() throws -> Tensor { try (exp() + (-self).exp()) * 0.5 }
    package func exp2() throws -> Tensor { try (self * M_LN2).exp() }
    package func log2() throws -> Tensor { try log() * (1 / M_LN2) }
    package func log10() throws -> Tensor { try log() * (1 / M_LN10) }

    // MARK: Activations

    /// log(1 + e^x), without overflow: max(x, 0) + log(1 + e^-|x|).
    ///
    /// −|x| is chosen by the sign, since the slope of |x| at 0 is 0, which would make this one's 0 too
    /// where it is a half.
    package func softplus() throws -> Tensor {
        try relu() + greater(scalar(0)).select(-self, self).exp().log1p()
    }
    /// x · sigmoid(x) (Ramachandran et al. 2017), also called swish.
    package func silu() throws -> Tensor { try self * sigmoid() }
    /// x · tanh(softplus(x)) (Misra 2019).
    package func mish() throws -> Tensor { try self * softplus().tanh() }
    /// x, or `slope` · x where x is negative (Maas et al. 2013).
    package func leakyRelu(slope: Double = 0.01) throws -> Tensor {
        try lessOrEqual(scalar(0)).select(self * slope, self)
    }
    /// x, or alpha · (e^x − 1) where x is negative (Clevert et al. 2015).
    package func elu(alpha: Double = 1) throws -> Tensor {
        // The branch not taken must not overflow: its infinity would meet a zero in the gradient.
        let isNegative = try lessOrEqual(scalar(0))
        let negative = try isNegative.select(self, scalar(0)).expm1() * alpha
        return try isNegative.select(negative, self)
    }
    /// ELU with the scale and alpha that keep mean 0 and variance 1 (Klambauer et al. 2017).
    package func selu() throws -> Tensor {
        try elu(alpha: 1.6732632423543772) * 1.0507009873554805
    }
    /// relu6(x + 3) / 6 (Howard et al. 2019).
    package func hardSigmoid() throws -> Tensor { try (self + 3).clipped(to: 0, 6) / 6 }

    // MARK: Kinds of numbers; results are Bool

    package func isNaN() throws -> Tensor { try notEqual(self) }
    package func isInfinite() throws -> Tensor { try abs().equal(scalar(.infinity)) }
    package func isFinite() throws -> Tensor { try abs().less(scalar(.infinity)) }
}
