// The part of the dispatch loop that is worth machine code of its own: instructions that neither
// allocate from the system, nor fail, nor call Swift. Everything else it leaves to the caller.
//
// Each handler ends in a tail call of the next one, so that every instruction has its own indirect
// jump and the frame's state stays in registers: Swift's `switch` cannot express that
// (docs/decisions/0011-interpreter-core.md has the measurements).
#ifndef C_INTERPRETER_H
#define C_INTERPRETER_H

#include <stdint.h>

/// `Bytecode.Instruction` as it lies in memory.
typedef struct {
    uint8_t opcode;
    /// Which of the core's handlers does this instruction, and perhaps some after it; a byte that
    /// Swift does not use.
    uint8_t handler;
    uint16_t a, b, c;
} CoreInstruction;

/// What the core and Swift share of the heap: counts, and the free blocks of small objects.
enum { CoreSmallSizes = 16 };
typedef struct {
    int64_t liveObjects;
    /// By payload slots: blocks that were freed, each pointing to the next.
    void *freeBlocks[CoreSmallSizes];
} CoreHeap;

struct CoreContext;

/// An instruction's handler; what it is given is the core's own affair.
typedef void (*CoreHandler)(void);

/// The short form of a native: false, with nothing changed, if the native itself must be called.
typedef int (*CoreNative)(struct CoreContext *context, uint64_t *frame);

/// What a run of the core reads.
typedef struct CoreContext {
    /// By number: `coreLeave`, then the entries', then those of sequences.
    CoreHandler handlers[256];
    void *functions;
    void *types;
    uint64_t *globals;
    /// Non-zero once Stop was requested.
    const void *stopWord;
    /// Where the slot stack ends; 0 once Stop was requested.
    const void *stackEnd;
    CoreHeap *heap;
    /// The type of strings; null if Swift's small strings are not laid out as the core reads them.
    void *smallStringType;
    /// The objects of the ASCII characters.
    const uint64_t *characters;
    /// By native: its short form, or null.
    const CoreNative *natives;
    /// Frees an object without owners in Swift; null if the order in which objects go can be seen.
    void (*freeObject)(CoreHeap *heap, void *object);
    /// The frame when the core was left.
    uint64_t *base;
} CoreContext;

/// A handler and the name of the opcode it is for, as `Bytecode.Opcode` spells it.
typedef struct {
    const char *name;
    CoreHandler handler;
} CoreEntry;

/// The instructions that the core knows, `coreEntryCount()` of them.
const CoreEntry *coreEntries(void);
int coreEntryCount(void);

/// A short form and its name, as the library's declarations spell it.
typedef struct {
    const char *name;
    CoreNative native;
} CoreNativeEntry;

const CoreNativeEntry *coreNatives(void);
int coreNativeCount(void);

/// One of the instructions that a handler does in a row.
typedef struct {
    /// Index among the entries.
    uint8_t entry;
    /// By operand: 0, or how many instructions before this one writes what it must name.
    uint8_t a, b, c;
} CorePart;

/// A handler of several instructions in a row.
typedef struct {
    CoreHandler handler;
    const CorePart *parts;
    int64_t length;
} CoreSequence;

/// The sequences that have handlers, `coreSequenceCount()` of them.
const CoreSequence *coreSequences(void);
int coreSequenceCount(void);

/// The handler of every other opcode: leaves the core.
CoreHandler coreLeave(void);

/// Runs from `pc` in the frame at `base` up to an instruction that is for the caller, which is
/// returned unexecuted; `context->base` is its frame then.
const CoreInstruction *coreRun(
    CoreContext *context, const CoreInstruction *pc, uint64_t *base);

// MARK: Swift's types as they lie in memory; `CoreLayoutTests` holds them against Swift.

typedef struct {
    int64_t count;
    int64_t *storage;
} CoreSlotList;

/// The `TypeRecord.Kind`s that the core tells apart.
enum {
    CoreKindInt = 1,
    CoreKindBool = 2,
    CoreKindInteger = 5,
    CoreKindString = 6,
    CoreKindSubstring = 7,
    CoreKindCharacter = 8,
    CoreKindStructure = 9,
    CoreKindTuple = 10,
    CoreKindClassInstance = 11,
    CoreKindEnumeration = 12,
    CoreKindOptional = 13,
    CoreKindArray = 14,
    CoreKindDictionary = 15,
    CoreKindSet = 16,
    CoreKindFunction = 17,
    CoreKindExistential = 18,
    CoreKindNative = 19,
    CoreKindCell = 21,
};

/// Payload slots of dictionaries that the core reads.
enum { CoreTableEnd = 1, CoreTableEntries = 3, CoreTablePlaces = 4, CoreTablePlaceCount = 5 };

typedef struct CoreType {
    uint8_t kind, packing, isBoxed, isSelfDescribing, isLoneReference, width;
    int64_t slots;
    int64_t stride;
    int64_t payloadSlots;
    CoreSlotList references;
    CoreSlotList payloadReferences;
    struct CoreType *element;
    struct CoreType *value;
    uint32_t *witnesses;
    int64_t witnessCapacity;
    /// Of an enum: by case, an object that all values of a case without a payload share.
    uint64_t *cases;
} CoreType;

typedef struct {
    int64_t count;
    CoreType *type;
    uint64_t life;
    uint64_t payload[];
} CoreObject;

typedef struct {
    const CoreInstruction *code;
    int64_t codeCount;
    int64_t frameSize;
    CoreSlotList references;
} CoreFunction;

#endif
