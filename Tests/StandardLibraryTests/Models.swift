import Bytecode
import TensorEngine
import VirtualMachine

/// Models as the compiler would lay them out, for tests that need no compiler.
struct Models {
    let library: LibraryMachine
    let tensor: TypeDescriptor
    let layer: TypeDescriptor
    /// `struct Unit { var weight: Tensor; let scale: Tensor }`, two slots, in line.
    let unit: TypeDescriptor
    /// `struct Large { var a, b: Tensor; var units: [Unit]; var maybe: Tensor?; var any: any Layer }`.
    let large: TypeDescriptor
    let unitArray: TypeDescriptor

    init(_ library: LibraryMachine) {
        self.library = library
        tensor = library.type("Tensor", .native)
        layer = library.type("any Layer", .existential)
        unit = library.type(
            "Unit", .structure, slots: 2, references: [0, 1],
            fields: [
                .init(name: "weight", offset: 0, type: tensor, isParameter: true),
                .init(name: "scale", offset: 1, type: tensor),
            ])
        unitArray = library.type("Array<Unit>", .array, arguments: [unit])
        let maybe = library.type("Optional<Tensor>", .optional, arguments: [tensor])
        large = library.type(
            "Large", .structure, isBoxed: true, payload: 5, payloadReferences: [0, 1, 2, 3, 4],
            fields: [
                .init(name: "a", offset: 0, type: tensor, isParameter: true),
                .init(name: "b", offset: 1, type: tensor, isParameter: true),
                .init(name: "units", offset: 2, type: unitArray, isParameter: true),
                .init(name: "maybe", offset: 3, type: maybe, isParameter: true),
                .init(name: "any", offset: 4, type: layer, isParameter: true),
            ])
    }

    private var machine: Machine { library.machine }

    /// A scope for a loss that is a tensor.
    func beginGradient() throws -> Int {
        try library.call("func _beginGradient<Value>", [.type(tensor)])
    }

    /// A `Large` with one unit in the array and one behind `any`; all parameters are scalars of
    /// 1, 2, 3, 4, 5 in order, and scales are 10.
    func makeLarge() throws -> Int {
        func number(_ value: Double) -> Tensor { Tensor(constant: value) }
        let heap = machine.heap
        let object = heap.newObject(machine.type(of: large))
        number(1).store(to: object.payload, in: machine)
        number(2).store(to: object.payload + 1, in: machine)
        let array = try machine.newArray(of: machine.type(of: unit), capacity: 1)
        number(3).store(to: array.elementSlots, in: machine)
        number(10).store(to: array.elementSlots + 1, in: machine)
        array.arrayCount = 1
        object.payload[2] = array.slot
        number(4).store(to: object.payload + 3, in: machine)
        let box = heap.newObject(machine.type(of: unit))
        number(5).store(to: box.payload, in: machine)
        number(10).store(to: box.payload + 1, in: machine)
        object.payload[4] = box.slot
        let place = library.room()
        machine.global(place)[0] = object.slot
        return place
    }

    /// The parameters of a `Large`, as numbers, and after them the scales that training leaves alone.
    func numbers(_ place: Int) throws -> [Double] {
        func item(_ slots: Slots) throws -> Double {
            try Tensor.load(from: slots, in: machine).item()
        }
        let payload = Object(machine.global(place)[0]).payload
        let element = Object(payload[2]).elementSlots
        let boxed = Object(payload[4]).payload
        return try [payload, payload + 1, element, payload + 3, boxed, element + 1, boxed + 1].map(
            item)
    }
}
