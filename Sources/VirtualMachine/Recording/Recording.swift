import Diagnostics

/// Beginning and ending of recording, and the words that it leaves in slots.
extension Machine {
    /// Whether floating slots may hold tracked words.
    package var isRecording: Bool { state.pointee.isRecording }

    /// From here on floating-point operations on tracked words go to `recorder`. Recordings nest; the
    /// innermost one gets the operations.
    package func beginRecording(_ recorder: any ScalarRecorder) {
        recorders.append(recorder)
        state.pointee.isRecording = true
    }

    /// Ends the innermost recording. Tracked words that are still about become plain numbers.
    package func endRecording() {
        guard !recorders.isEmpty else { return }
        settleTrackedWords()
        recorders.removeLast()
        if recorders.isEmpty {
            state.pointee.isRecording = false
            mayHaveLeaked = false
        }
    }

    /// Ends what a failing program left recording: its variables may hold tracked words.
    func endAllRecordings() {
        guard !recorders.isEmpty else { return }
        mayHaveLeaked = true
        while !recorders.isEmpty { endRecording() }
    }

    /// The word of a node in a slot of type `Double`, or of type `Float`.
    package func trackedWord(node: Int, isFloat: Bool) throws -> UInt64 {
        guard isFloat else { return TrackedWord.double(node: node) }
        guard node < TrackedWord.floatNodes else {
            throw Failure(
                id: "recording-too-long",
                "a gradient of Float numbers can go through \(TrackedWord.floatNodes) operations",
                hint: "use Double, or a Tensor for many numbers at once")
        }
        return TrackedWord.float(node: node)
    }

    /// What a floating slot holds: a number or a node.
    package func operand(_ word: UInt64, isFloat: Bool) -> ScalarOperand {
        if isFloat {
            if isRecording, let node = TrackedWord.node(ofFloat: word) { return .node(node) }
            return .number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: word))))
        }
        if isRecording, let node = TrackedWord.node(ofDouble: word) { return .node(node) }
        return .number(Double(bitPattern: word))
    }

    /// The number in a slot of type `Double`, tracked or not.
    @inline(__always)
    package func double(_ word: UInt64) -> Double {
        if word >> 48 == 0x7FFC { return value(of: operand(word, isFloat: false)) }
        return Double(bitPattern: word)
    }

    /// The number in a slot of type `Float`, tracked or not.
    @inline(__always)
    package func float(_ word: UInt64) -> Float {
        if state.pointee.isRecording, TrackedWord.node(ofFloat: word) != nil {
            return Float(value(of: operand(word, isFloat: true)))
        }
        return Float(bitPattern: UInt32(truncatingIfNeeded: word))
    }

    /// The number behind an operand.
    func value(of operand: ScalarOperand) -> Double {
        switch operand {
        case .number(let number): number
        case .node(let node): recorders.last?.value(of: node) ?? .nan
        }
    }

    /// Records an operation and returns the word of its result.
    func record(
        _ operation: ScalarOperation, _ operands: [ScalarOperand], value: Double, isFloat: Bool
    ) throws -> UInt64 {
        guard let recorder = recorders.last else {
            return isFloat ? UInt64(Float(value).bitPattern) : value.bitPattern
        }
        let node = try recorder.record(operation, operands, value: value, isFloat: isFloat)
        return try trackedWord(node: node, isFloat: isFloat)
    }
}
