import Diagnostics
import TensorEngine
import VirtualMachine

/// What training changes: a tensor, or a number of its own.
enum Parameter {
    case tensor(TensorValue)
    /// A slot's word: a number, or a node of the gradient that is being recorded.
    case number(word: UInt64, isFloat: Bool)
    /// One in a `let`, which belongs to the model and stays as it is.
    indirect case frozen(Parameter)

    /// Whether gradients reach it: floating-point numbers, known or to come.
    var isTrainable: Bool {
        if case .frozen = self { return false }
        return isFloating && !isStatistic
    }

    var isFrozen: Bool {
        if case .frozen = self { true } else { false }
    }

    /// Whether it is a number that training changes, and no tensor.
    var isNumber: Bool {
        if case .number = self { true } else { false }
    }

    /// Whether gradients could reach it.
    var isFloating: Bool {
        switch self {
        case .tensor(let value): value.known?.dtype.isFloating ?? true
        case .number: true
        case .frozen(let parameter): parameter.isFloating
        }
    }

    /// Where the tensor is kept; nil for a number.
    var value: TensorValue? {
        switch self {
        case .tensor(let value): value
        case .number: nil
        case .frozen(let parameter): parameter.value
        }
    }

    /// The slot's word; nil for a tensor.
    var word: UInt64? {
        switch self {
        case .tensor: nil
        case .number(let word, _): word
        case .frozen(let parameter): parameter.word
        }
    }

    /// Whether it is no parameter but what a layer counts while it trains, such as a running mean.
    var isStatistic: Bool {
        if case .tensor(let value) = self { value.isStatistic } else { false }
    }

    /// The tensor; a number as a tensor without axes. Nil where a weight has no shape yet.
    func known(in machine: Machine) -> Tensor? {
        switch self {
        case .tensor(let value): value.known
        case .number(let word, let isFloat):
            ScalarGraph.current?.tensor(of: machine.operand(word, isFloat: isFloat))
                ?? Tensor(
                    constant: isFloat ? Double(machine.float(word)) : machine.double(word),
                    dtype: .float64)
        case .frozen(let parameter): parameter.known(in: machine)
        }
    }

    /// The tensor. Throws `shape-not-known` where a weight has no shape yet.
    func tensor(in machine: Machine) throws -> Tensor {
        if let value { return try value.tensor() }
        return known(in: machine) ?? Tensor(constant: 0)
    }

    /// What a weight that has no shape yet will be made by; nil for everything else.
    var initializer: TensorValue.Initializer? { value?.initializer }

    /// The same kind of parameter, kept in another tensor's place; a number stays as it is.
    func mapValue(_ body: (TensorValue) throws -> TensorValue) rethrows -> Parameter {
        switch self {
        case .tensor(let value): .tensor(try body(value))
        case .number: self
        case .frozen(let parameter): .frozen(try parameter.mapValue(body))
        }
    }

    /// The same kind of parameter with another value; a number is computed now.
    func replaced(by tensor: Tensor) throws -> Parameter {
        switch self {
        case .tensor(let value):
            return .tensor(TensorValue(tensor, isStatistic: value.isStatistic))
        case .number(_, let isFloat):
            let value = try tensor.item()
            let word = isFloat ? UInt64(Float(value).bitPattern) : value.bitPattern
            return .number(word: word, isFloat: isFloat)
        case .frozen(let parameter): return .frozen(try parameter.replaced(by: tensor))
        }
    }
}
