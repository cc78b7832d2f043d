import Diagnostics
import TensorEngine
import VirtualMachine

/// Keeping the whole state of a training in a file, and going on from it.
enum CheckpointLibrary {
    static let groups: [LibraryGroup] = [natives]

    private static let format = "swiftlet-checkpoint-2"

    static let natives = LibraryGroup {
        Builtin(raw: "func _saveState<T>(_ state: T, _ path: String)") { call in
            let type = call.typeArgument()
            let value = call.value(of: type)
            let path = try call.argument(String.self)
            Site.current = call.site
            var writer = StateWriter(call.machine)
            try writer.add(value, as: type)
            try Engine.forceAll()
            try Safetensors.write(
                .init(tensors: writer.tensors, metadata: ["format": format]), to: path)
        }
        // What cannot be kept is said before the training begins, not after its first epoch.
        Builtin(raw: "func _checkState<T>(_ state: T)") { call in
            let type = call.typeArgument()
            var writer = StateWriter(call.machine)
            try writer.add(call.value(of: type), as: type)
        }
        Builtin(raw: "func _loadState<T>(_ state: T, _ path: String) -> T") { call in
            let type = call.typeArgument()
            let value = call.value(of: type)
            let path = try call.argument(String.self)
            Site.current = call.site
            let contents = try Safetensors.read(path)
            guard contents.metadata["format"] == format else {
                throw Failure(
                    id: "checkpoint-does-not-fit", "\(path) is no checkpoint of a training",
                    hint: "checkpoints are made by the callback .checkpoint(\"\(path)\"); weights "
                        + "alone are read by load")
            }
            let reader = StateReader(
                machine: call.machine, stored: StoredState(path: path, tensors: contents.tensors))
            // Arguments lie where the result goes.
            try withUnsafeTemporaryAllocation(
                of: UInt64.self, capacity: max(1, type.pointee.slots)
            ) { room in
                guard let restored = room.baseAddress else { return }
                try reader.restore(value, as: type, to: restored)
                call.slots.update(from: restored, count: type.pointee.slots)
            }
        }
        Builtin(raw: "func _randomState() -> [Int]") { call in
            let (seed, counter) = Engine.randomState
            try call.setResult(
                [seed, counter, call.machine.randomState].map { Int(bitPattern: UInt($0)) })
        }
        Builtin(raw: "func _setRandomState(_ state: [Int])") { call in
            let words = try call.argument([Int].self).map { UInt64(UInt(bitPattern: $0)) }
            guard words.count == 3 else { return }
            Engine.randomState = (words[0], words[1])
            call.machine.randomState = words[2]
        }
    }
}
