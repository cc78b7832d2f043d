// Jumps, loops, calls. What a test asks is a function (`…Holds`), what ends a stretch of code a
// macro, so that sequences of instructions can end in them, too.
#define CONTROL(EACH)                                                                              \
    EACH(jump) EACH(loop) EACH(jumpIfTrue) EACH(jumpIfFalse) EACH(jumpIfZero) EACH(jumpIfNotZero)  \
    EACH(jumpIfEqualInt) EACH(jumpIfNotEqualInt) EACH(jumpIfLessInt) EACH(jumpIfLessOrEqualInt)    \
    EACH(jumpIfEqualImmediate) EACH(jumpIfNotEqualImmediate) EACH(jumpIfLessImmediate)             \
    EACH(jumpIfLessOrEqualImmediate) EACH(jumpIfGreaterImmediate)                                  \
    EACH(jumpIfGreaterOrEqualImmediate) EACH(jumpIfLessDouble) EACH(jumpIfNotLessDouble)           \
    EACH(jumpIfLessOrEqualDouble) EACH(jumpIfNotLessOrEqualDouble) EACH(loopIfNextLess)            \
    EACH(loopIfNextAtMost) EACH(loopIfEqualInt) EACH(loopIfNotEqualInt) EACH(loopIfLessInt)        \
    EACH(loopIfLessOrEqualInt) EACH(loopIfLessDouble) EACH(loopIfLessOrEqualDouble)                \
    EACH(loopIfEqualImmediate) EACH(loopIfNotEqualImmediate) EACH(loopIfLessImmediate)             \
    EACH(loopIfLessOrEqualImmediate) EACH(loopIfGreaterImmediate)                                  \
    EACH(loopIfGreaterOrEqualImmediate) EACH(loopIfTrue) EACH(loopIfFalse) EACH(loopStrideTo)      \
    EACH(loopStrideThrough)                                                                        \
    EACH(call) EACH(callNative) EACH(callClosure) EACH(callWitness) EACH(callWitnessAtAddress) EACH(returnValues)

/// Jumps on a condition: the distance is the operands b and c together, or c alone.
#define TESTS(EACH)                                                                                \
    EACH(jumpIfTrue, A != 0, immediate(pc))                                                        \
    EACH(jumpIfFalse, A == 0, immediate(pc))                                                       \
    EACH(jumpIfZero, A == 0, immediate(pc))                                                        \
    EACH(jumpIfNotZero, A != 0, immediate(pc))                                                     \
    EACH(jumpIfEqualInt, A == B, NEAR_C)                                                           \
    EACH(jumpIfNotEqualInt, A != B, NEAR_C)                                                        \
    EACH(jumpIfLessInt, INT(A) < INT(B), NEAR_C)                                                   \
    EACH(jumpIfLessOrEqualInt, INT(A) <= INT(B), NEAR_C)                                           \
    EACH(jumpIfEqualImmediate, INT(A) == NEAR_B, NEAR_C)                                           \
    EACH(jumpIfNotEqualImmediate, INT(A) != NEAR_B, NEAR_C)                                        \
    EACH(jumpIfLessImmediate, INT(A) < NEAR_B, NEAR_C)                                             \
    EACH(jumpIfLessOrEqualImmediate, INT(A) <= NEAR_B, NEAR_C)                                     \
    EACH(jumpIfGreaterImmediate, INT(A) > NEAR_B, NEAR_C)                                          \
    EACH(jumpIfGreaterOrEqualImmediate, INT(A) >= NEAR_B, NEAR_C)                                  \
    EACH(jumpIfLessDouble, real(A) < real(B), NEAR_C)                                              \
    EACH(jumpIfNotLessDouble, !(real(A) < real(B)), NEAR_C)                                        \
    EACH(jumpIfLessOrEqualDouble, real(A) <= real(B), NEAR_C)                                      \
    EACH(jumpIfNotLessOrEqualDouble, !(real(A) <= real(B)), NEAR_C)

/// The same at the end of loops, where Stop is honoured first.
#define LOOP_TESTS(EACH)                                                                           \
    EACH(loopIfEqualInt, A == B, NEAR_C)                                                           \
    EACH(loopIfNotEqualInt, A != B, NEAR_C)                                                        \
    EACH(loopIfLessInt, INT(A) < INT(B), NEAR_C)                                                   \
    EACH(loopIfLessOrEqualInt, INT(A) <= INT(B), NEAR_C)                                           \
    EACH(loopIfLessDouble, real(A) < real(B), NEAR_C)                                              \
    EACH(loopIfLessOrEqualDouble, real(A) <= real(B), NEAR_C)                                      \
    EACH(loopIfEqualImmediate, INT(A) == NEAR_B, NEAR_C)                                           \
    EACH(loopIfNotEqualImmediate, INT(A) != NEAR_B, NEAR_C)                                        \
    EACH(loopIfLessImmediate, INT(A) < NEAR_B, NEAR_C)                                             \
    EACH(loopIfLessOrEqualImmediate, INT(A) <= NEAR_B, NEAR_C)                                     \
    EACH(loopIfGreaterImmediate, INT(A) > NEAR_B, NEAR_C)                                          \
    EACH(loopIfGreaterOrEqualImmediate, INT(A) >= NEAR_B, NEAR_C)                                  \
    EACH(loopIfTrue, A != 0, immediate(pc))                                                        \
    EACH(loopIfFalse, A == 0, immediate(pc))                                                       \
    EACH(loopIfNextLess, nextIsLess(pc, r), NEAR_C)                                                \
    EACH(loopIfNextAtMost, nextIsAtMost(pc, r), NEAR_C)                                            \
    EACH(loopStrideTo, strides(pc, r, 0), NEAR_C)                                                  \
    EACH(loopStrideThrough, strides(pc, r, 1), NEAR_C)

// Each counts on, and says whether that is before the end.
static inline int nextIsLess(const CoreInstruction *pc, uint64_t *r) {
    int64_t next = INT(A) + 1;
    A = (uint64_t)next;
    return next < INT(B);
}
static inline int nextIsAtMost(const CoreInstruction *pc, uint64_t *r) {
    int64_t current = INT(A);
    if (current >= INT(B)) return 0;
    A = (uint64_t)(current + 1);
    return 1;
}
static inline int strides(const CoreInstruction *pc, uint64_t *r, int reachesEnd) {
    int64_t next, limit = INT(r[pc->a + 1]), step = INT(r[pc->a + 2]);
    if (__builtin_add_overflow(INT(A), step, &next)) return 0;
    A = (uint64_t)next;
    if (reachesEnd && next == limit) return 1;
    return step > 0 ? next < limit : next > limit;
}

#define TEST(name, condition, jump)                                                                \
    static inline __attribute__((always_inline)) int name##Holds(                                  \
        const CoreInstruction *pc, uint64_t *r) {                                                  \
        return condition;                                                                          \
    }                                                                                              \
    static inline __attribute__((always_inline)) int64_t name##Distance(                           \
        const CoreInstruction *pc) {                                                               \
        return jump;                                                                               \
    }
TESTS(TEST)
LOOP_TESTS(TEST)
#undef TEST

#define JUMP(name)                                                                                 \
    do {                                                                                           \
        if (name##Holds(pc, r)) CONTINUE_AT(pc + 1 + name##Distance(pc));                          \
        NEXT;                                                                                      \
    } while (0)
// Stop first: the instruction is left to the caller with nothing changed.
#define LOOP(name)                                                                                 \
    do {                                                                                           \
        EXIT_IF(stopRequested(context));                                                           \
        JUMP(name);                                                                                \
    } while (0)
/// Jumps, or goes to the next instruction of a sequence.
#define PASS(name)                                                                                 \
    if (name##Holds(pc, r)) CONTINUE_AT(pc + 1 + name##Distance(pc));                              \
    pc += 1

#define JUMP_HANDLER(name, condition, distance)                                                    \
    OP(name) { JUMP(name); }
#define LOOP_HANDLER(name, condition, distance)                                                    \
    OP(name) { LOOP(name); }
TESTS(JUMP_HANDLER)
LOOP_TESTS(LOOP_HANDLER)
OP(jump) { CONTINUE_AT(pc + 1 + immediate(pc)); }
OP(loop) {
    EXIT_IF(stopRequested(context));
    CONTINUE_AT(pc + 1 + immediate(pc));
}

// MARK: Calls

/// Begins a call: links the frame, zeroes its reference slots.
#define ENTER(callee)                                                                              \
    do {                                                                                           \
        const CoreFunction *entered = (callee);                                                    \
        uint64_t *frame = r + pc->a + 3;                                                           \
        /* The end drops to 0 when Stop is requested, so that recursion needs no second test. */   \
        EXIT_IF((uint64_t)(frame + entered->frameSize)                                            \
                 > __atomic_load_n((const uint64_t *)context->stackEnd, __ATOMIC_RELAXED));        \
        frame[-3] = (uint64_t)(pc + 1);                                                            \
        frame[-2] = (uint64_t)r;                                                                   \
        frame[-1] = (uint64_t)entered;                                                             \
        for (int64_t k = 0; k < entered->references.count; k++)                                    \
            frame[entered->references.storage[k]] = 0;                                             \
        r = frame;                                                                                 \
        CONTINUE_AT(entered->code);                                                                \
    } while (0)

static inline const CoreFunction *function(CoreContext *context, uint64_t number) {
    return ((const CoreFunction **)context->functions)[number];
}

#define CALL ENTER(function(context, (uint64_t)immediate(pc)))
#define CALL_CLOSURE                                                                               \
    do {                                                                                           \
        uint64_t closure = B;                                                                      \
        r[pc->a + 3] = closure;                                                                    \
        ENTER(function(context, object(closure)->payload[0]));                                     \
    } while (0)
OP(call) { CALL; }
OP(callClosure) { CALL_CLOSURE; }

/// A requirement's function for an object's type; 0 if it has not been looked up yet.
static inline uint32_t witness(const CoreInstruction *pc, uint64_t slot) {
    const CoreType *type = object(slot)->type;
    return immediate(pc) < type->witnessCapacity ? type->witnesses[immediate(pc)] : 0;
}
#define CALL_WITNESS                                                                               \
    do {                                                                                           \
        uint32_t number = witness(pc, r[pc->a + 3]);                                               \
        EXIT_IF(number == 0);                                                                      \
        ENTER(function(context, number - 1));                                                      \
    } while (0)
OP(callWitness) { CALL_WITNESS; }
OP(callWitnessAtAddress) {
    uint32_t number = witness(pc, address(r[pc->a + 3])[0]);
    EXIT_IF(number == 0);
    ENTER(function(context, number - 1));
}
#define RETURN                                                                                     \
    do {                                                                                           \
        const CoreInstruction *back = (const CoreInstruction *)r[-3];                              \
        EXIT_IF(!back);                                                                            \
        r = (uint64_t *)r[-2];                                                                     \
        CONTINUE_AT(back);                                                                         \
    } while (0)
OP(returnValues) { RETURN; }
