import Diagnostics
import TensorEngine
import VirtualMachine

/// Saving a model's parameters and loading them back, as safetensors files.
package enum WeightLibrary {
    /// Every group about files.
    package static let groups: [LibraryGroup] = [members, natives]

    static let members = LibraryGroup("extension Layer") {
        Builtin(
            source: """
                /// Writes the parameters to a safetensors file, each under its name, such as `layers.1.weight`.
                func save(_ path: String) throws { try _saveParameters(self, path) }
                """)
        Builtin(
            source: """
                /// Replaces the parameters by those of a safetensors file, which must have the same names and shapes.
                ///
                /// Where the file does not fit, nothing is changed.
                mutating func load(_ path: String) throws { self = try _loadParameters(self, path) }
                """)
    }

    static let natives = LibraryGroup {
        Builtin(raw: "func _saveParameters<T>(_ model: T, _ path: String) throws") { call in
            let type = call.typeArgument()
            let value = call.value(of: type)
            let path = try call.argument(String.self)
            Site.current = call.site
            var tensors: [String: Tensor] = [:]
            try call.walk.forEach(value, as: type) { parameter, name in
                tensors[name.isEmpty ? "value" : name] = try parameter.tensor(in: call.machine)
            }
            // What cannot be computed is a mistake of the program, not of the file.
            try Engine.forceAll()
            do {
                try Safetensors.write(.init(tensors: tensors), to: path)
            } catch let failure as Failure {
                throw CatchableFailure(failure)
            }
        }
        Builtin(raw: "func _loadParameters<T>(_ model: T, _ path: String) throws -> T") { call in
            let type = call.typeArgument()
            let value = call.value(of: type)
            let path = try call.argument(String.self)
            do {
                let contents = try Safetensors.read(path)
                let names = try WeightFile.names(value, type, call.walk)
                try WeightFile.checkNames(names, contents.tensors, path)
                var next = names.makeIterator()
                let machine = call.machine
                try call.setResult(copying: value, as: type) { parameter in
                    guard let name = next.next(), let tensor = contents.tensors[name] else {
                        return parameter
                    }
                    try WeightFile.checkShape(tensor, of: name, for: parameter, machine, path)
                    return try parameter.replaced(by: tensor)
                }
            } catch let failure as Failure {
                throw CatchableFailure(failure)
            }
        }
    }
}

/// Whether a file of parameters fits a model.
private enum WeightFile {
    static func names(
        _ value: Slots, _ type: TypePointer, _ walk: ParameterWalk
    ) throws -> [String] {
        var names: [String] = []
        try walk.forEach(value, as: type) { _, name in names.append(name.isEmpty ? "value" : name) }
        return names
    }

    /// Throws `weights-do-not-fit` unless the file has exactly the model's names.
    static func checkNames(
        _ names: [String], _ tensors: [String: Tensor], _ path: String
    ) throws {
        if let missing = names.first(where: { tensors[$0] == nil }) {
            throw Failure(
                id: "weights-do-not-fit", "\(path) has no '\(missing)', which the model has",
                hint: "the file has " + list(tensors.keys.sorted()))
        }
        let known = Set(names)
        if let surplus = tensors.keys.sorted().first(where: { !known.contains($0) }) {
            throw Failure(
                id: "weights-do-not-fit", "\(path) has '\(surplus)', which the model has not",
                hint: "the model has " + list(names))
        }
    }

    /// Throws `weights-do-not-fit` unless the tensor can take the parameter's place.
    static func checkShape(
        _ tensor: Tensor, of name: String, for parameter: Parameter, _ machine: Machine,
        _ path: String
    ) throws {
        if let known = parameter.known(in: machine) {
            guard known.shape == tensor.shape, known.dtype == tensor.dtype else {
                throw Failure(
                    id: "weights-do-not-fit",
                    "'\(name)' in \(path) is \(tensor.dtype.name) of shape \(tensor.shape), "
                        + "in the model it is \(known.dtype.name) of shape \(known.shape)")
            }
            return
        }
        guard let initializer = parameter.initializer, !initializer.fits(tensor.shape) else {
            return
        }
        throw Failure(
            id: "weights-do-not-fit",
            "'\(name)' in \(path) has shape \(tensor.shape), "
                + "in the model it has shape \(initializer.shapeText)")
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
        return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
    }
}
