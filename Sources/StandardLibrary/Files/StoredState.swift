import Diagnostics
import TensorEngine

/// What a checkpoint's file holds, and what is said where it does not fit.
struct StoredState {
    let path: String
    let tensors: [String: Tensor]

    func misfit(_ problem: String) -> Failure {
        Failure(
            id: "checkpoint-does-not-fit", "\(path): \(problem)",
            hint: "go on with the model, optimizer and data that the checkpoint was made with; "
                + "weights alone are saved by save and read by load")
    }

    func tensor(_ name: String) throws -> Tensor {
        guard let tensor = tensors[name] else {
            throw misfit("the training has '\(name)', the checkpoint has not")
        }
        return tensor
    }

    /// The tensor for a place in which `value` is now, of the same dtype and shape.
    func tensor(_ name: String, inPlaceOf value: TensorValue) throws -> Tensor {
        let tensor = try tensor(name)
        if let known = value.known, known.shape != tensor.shape || known.dtype != tensor.dtype {
            throw misfit(
                "'\(name)' is \(tensor.dtype.name) of shape \(tensor.shape), in this training it is "
                    + "\(known.dtype.name) of shape \(known.shape)")
        }
        if let initializer = value.initializer, !initializer.fits(tensor.shape) {
            throw misfit(
                "'\(name)' has shape \(tensor.shape), in this training it has shape "
                    + initializer.shapeText)
        }
        return tensor
    }

    /// Whole numbers; with a `count`, exactly so many.
    func words(_ name: String, count: Int?) throws -> [Int64] {
        let tensor = try tensor(name)
        guard tensor.dtype == .int64, count == nil || count == tensor.count else {
            throw misfit("'\(name)' is \(tensor.dtype.name) of shape \(tensor.shape)")
        }
        return try tensor.scalars(as: Int64.self)
    }

    func text(_ name: String) throws -> String {
        let tensor = try tensor(name)
        guard tensor.dtype == .uint8 else {
            throw misfit("'\(name)' is \(tensor.dtype.name), not a text")
        }
        return String(decoding: try tensor.scalars(as: UInt8.self), as: UTF8.self)
    }
}
