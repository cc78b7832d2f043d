#include "CInterpreter.h"

#include <math.h>
#include <string.h>

// A handler gets the instruction, the frame, and what most handlers read; all stays in registers.
#define PARAMETERS                                                                                 \
    const CoreInstruction *pc, uint64_t *r, const CoreHandler *handlers, CoreContext *context
typedef __attribute__((preserve_none)) const CoreInstruction *(*Handler)(PARAMETERS);

#define OP(name)                                                                                   \
    static __attribute__((preserve_none)) const CoreInstruction *name##Handler(PARAMETERS)
#define CONTINUE_AT(target)                                                                        \
    do {                                                                                           \
        const CoreInstruction *next = (target);                                                    \
        __attribute__((musttail)) return ((Handler)handlers[next->opcode])(                        \
            next, r, handlers, context);                                                           \
    } while (0)
#define NEXT CONTINUE_AT(pc + 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)
/// Leaves the instruction, which has changed nothing yet, to the caller.
#define LEAVE                                                                                      \
    do {                                                                                           \
        context->base = r;                                                                         \
        return pc;                                                                                 \
    } while (0)
#define LEAVE_IF(condition)                                                                        \
    if (UNLIKELY(condition)) LEAVE

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

/// Gives up the last ownership of an object of a few numbers; 0 if freeing it takes more than that.
static inline int freeNumbers(CoreContext *context, CoreObject *object) {
    const CoreType *type = object->type;
    const uint32_t others = 1u << CoreKindString | 1u << CoreKindSubstring | 1u << CoreKindCharacter
        | 1u << CoreKindClassInstance | 1u << CoreKindArray | 1u << CoreKindDictionary
        | 1u << CoreKindSet | 1u << CoreKindNative;
    if (others >> type->kind & 1 || type->payloadReferences.count > 0 || object->life
        || type->payloadSlots >= CoreSmallSizes)
        return 0;
    void **list = &context->heap->freeBlocks[type->payloadSlots];
    *(void **)object = *list;
    *list = object;
    context->heap->liveObjects -= 1;
    return 1;
}

#include "Moving.h"
#include "Arithmetic.h"
#include "Control.h"
#include "Objects.h"
#include "Arrays.h"

OP(leave) { LEAVE; }

#define ENTRY(name) {#name, (CoreHandler)name##Handler},
static const CoreEntry entries[] = {
    MOVING(ENTRY) ARITHMETIC(ENTRY) CONTROL(ENTRY) OBJECTS(ENTRY) ARRAYS(ENTRY)
};
const CoreEntry *coreEntries(void) { return entries; }
int coreEntryCount(void) { return sizeof entries / sizeof *entries; }
CoreHandler coreLeave(void) { return (CoreHandler)leaveHandler; }

const CoreInstruction *coreRun(
    CoreContext *context, const CoreInstruction *pc, uint64_t *base) {
    return ((Handler)context->handlers[pc->opcode])(pc, base, context->handlers, context);
}
