#include "CInterpreter.h"

#include <math.h>
#include <string.h>

// A handler gets the instruction, the frame, and what most handlers read; all stays in registers.
#define PARAMETERS                                                                                 \
    const CoreInstruction *pc, uint64_t *r, const CoreHandler *handlers, CoreContext *context
typedef __attribute__((preserve_none)) const CoreInstruction *(*Handler)(PARAMETERS);

#define OP(name)                                                                                   \
    static __attribute__((preserve_none)) const CoreInstruction *name##Handler(PARAMETERS)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

// MARK: Between instructions

#define CONTINUE_AT(target)                                                                        \
    do {                                                                                           \
        const CoreInstruction *next = (target);                                                    \
        __attribute__((musttail)) return ((Handler)handlers[next->handler])(                       \
            next, r, handlers, context);                                                           \
    } while (0)
#define NEXT CONTINUE_AT(pc + 1)
/// Leaves the instruction at `pc`, which has changed nothing yet, to the caller.
#define EXIT                                                                                       \
    do {                                                                                           \
        context->base = r;                                                                         \
        return pc;                                                                                 \
    } while (0)
#define EXIT_IF(condition)                                                                         \
    if (UNLIKELY(condition)) EXIT

// MARK: Steps: what instructions do that go on with the next one

/// False, with nothing changed, if the instruction is for the caller.
#define STEP(name)                                                                                 \
    static inline __attribute__((always_inline)) int name##Step(                                   \
        const CoreInstruction *pc, uint64_t *r, CoreContext *context)
#define DONE return 1
#define LEAVE return 0
#define LEAVE_IF(condition)                                                                        \
    if (UNLIKELY(condition)) LEAVE
/// Does the instruction at `pc`, and goes to the next.
#define DO(name)                                                                                   \
    EXIT_IF(!name##Step(pc, r, context));                                                          \
    pc += 1

#define STEP_HANDLER(name)                                                                         \
    OP(name) {                                                                                     \
        DO(name);                                                                                  \
        CONTINUE_AT(pc);                                                                           \
    }

// MARK: Operands

#define A r[pc->a]
#define B r[pc->b]
#define C r[pc->c]
#define INT(slot) ((int64_t)(slot))
#define NEAR_B ((int64_t)(int16_t)pc->b)
#define NEAR_C ((int64_t)(int16_t)pc->c)

static inline int64_t immediate(const CoreInstruction *pc) {
    return (int32_t)((uint32_t)pc->b | (uint32_t)pc->c << 16);
}
static inline double real(uint64_t slot) {
    double value;
    memcpy(&value, &slot, 8);
    return value;
}
static inline uint64_t realBits(double value) {
    uint64_t bits;
    memcpy(&bits, &value, 8);
    return bits;
}
static inline float single(uint64_t slot) {
    uint32_t low = (uint32_t)slot;
    float value;
    memcpy(&value, &low, 4);
    return value;
}
static inline uint64_t singleBits(float value) {
    uint32_t bits;
    memcpy(&bits, &value, 4);
    return bits;
}
static inline CoreObject *object(uint64_t slot) { return (CoreObject *)slot; }
static inline uint64_t *address(uint64_t slot) { return (uint64_t *)slot; }
static inline int stopRequested(CoreContext *context) {
    return __atomic_load_n((const uint64_t *)context->stopWord, __ATOMIC_RELAXED) != 0;
}
/// The word behind the code that a loaded `loadConstant` or `loadLiteral` points to.
static inline uint64_t word(const CoreInstruction *pc) {
    return *(const uint64_t *)(pc + immediate(pc));
}

#include "Memory.h"
#include "Moving.h"
#include "Arithmetic.h"
#include "Objects.h"
#include "Arrays.h"
#include "Text.h"
#include "Tables.h"
#include "Control.h"

MOVING(STEP_HANDLER)
ARITHMETIC(STEP_HANDLER)
OBJECTS(STEP_HANDLER)
ARRAYS(STEP_HANDLER)
TEXT(STEP_HANDLER)
TABLES(STEP_HANDLER)
OP(leave) { EXIT; }

#include "Natives.h"
#include "Sequences.h"

#define ENTRY(name) {#name, (CoreHandler)name##Handler},
static const CoreEntry entries[] = {
    MOVING(ENTRY) ARITHMETIC(ENTRY) CONTROL(ENTRY) OBJECTS(ENTRY) ARRAYS(ENTRY) TEXT(ENTRY)
    TABLES(ENTRY)
};
const CoreEntry *coreEntries(void) { return entries; }
int coreEntryCount(void) { return sizeof entries / sizeof *entries; }
#define NATIVE_ENTRY(name) {#name, name##Native},
static const CoreNativeEntry natives[] = {NATIVES(NATIVE_ENTRY)};
const CoreNativeEntry *coreNatives(void) { return natives; }
int coreNativeCount(void) { return sizeof natives / sizeof *natives; }
const CoreSequence *coreSequences(void) { return sequences; }
int coreSequenceCount(void) { return sizeof sequences / sizeof *sequences; }
CoreHandler coreLeave(void) { return (CoreHandler)leaveHandler; }

const CoreInstruction *coreRun(
    CoreContext *context, const CoreInstruction *pc, uint64_t *base) {
    return ((Handler)context->handlers[pc->handler])(pc, base, context->handlers, context);
}
