// Jumps, loops, calls.
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
    EACH(call) EACH(callClosure) EACH(callWitness) EACH(callWitnessAtAddress) EACH(returnValues)

OP(jump) { CONTINUE_AT(pc + 1 + immediate(pc)); }
OP(loop) {
    LEAVE_IF(stopRequested(context));
    CONTINUE_AT(pc + 1 + immediate(pc));
}

#define JUMP_FAR(name, condition)                                                                  \
    OP(name) {                                                                                     \
        if (condition) CONTINUE_AT(pc + 1 + immediate(pc));                                        \
        NEXT;                                                                                      \
    }
JUMP_FAR(jumpIfTrue, A != 0)
JUMP_FAR(jumpIfFalse, A == 0)
JUMP_FAR(jumpIfZero, A == 0)
JUMP_FAR(jumpIfNotZero, A != 0)
#undef JUMP_FAR

#define JUMP(name, condition)                                                                      \
    OP(name) {                                                                                     \
        if (condition) CONTINUE_AT(pc + 1 + NEAR_C);                                               \
        NEXT;                                                                                      \
    }
JUMP(jumpIfEqualInt, A == B)
JUMP(jumpIfNotEqualInt, A != B)
JUMP(jumpIfLessInt, INT(A) < INT(B))
JUMP(jumpIfLessOrEqualInt, INT(A) <= INT(B))
JUMP(jumpIfEqualImmediate, INT(A) == NEAR_B)
JUMP(jumpIfNotEqualImmediate, INT(A) != NEAR_B)
JUMP(jumpIfLessImmediate, INT(A) < NEAR_B)
JUMP(jumpIfLessOrEqualImmediate, INT(A) <= NEAR_B)
JUMP(jumpIfGreaterImmediate, INT(A) > NEAR_B)
JUMP(jumpIfGreaterOrEqualImmediate, INT(A) >= NEAR_B)
JUMP(jumpIfLessDouble, real(A) < real(B))
JUMP(jumpIfNotLessDouble, !(real(A) < real(B)))
JUMP(jumpIfLessOrEqualDouble, real(A) <= real(B))
JUMP(jumpIfNotLessOrEqualDouble, !(real(A) <= real(B)))
#undef JUMP

OP(loopIfNextLess) {
    // Stop first: the instruction is left to the caller with nothing changed.
    LEAVE_IF(stopRequested(context));
    int64_t next = INT(A) + 1;
    A = (uint64_t)next;
    if (next < INT(B)) CONTINUE_AT(pc + 1 + NEAR_C);
    NEXT;
}

OP(loopIfNextAtMost) {
    LEAVE_IF(stopRequested(context));
    int64_t current = INT(A);
    if (current < INT(B)) {
        A = (uint64_t)(current + 1);
        CONTINUE_AT(pc + 1 + NEAR_C);
    }
    NEXT;
}

#define LOOP(name, condition, distance)                                                            \
    OP(name) {                                                                                     \
        LEAVE_IF(stopRequested(context));                                                          \
        if (condition) CONTINUE_AT(pc + 1 + (distance));                                           \
        NEXT;                                                                                      \
    }
LOOP(loopIfEqualInt, A == B, NEAR_C)
LOOP(loopIfNotEqualInt, A != B, NEAR_C)
LOOP(loopIfLessInt, INT(A) < INT(B), NEAR_C)
LOOP(loopIfLessOrEqualInt, INT(A) <= INT(B), NEAR_C)
LOOP(loopIfLessDouble, real(A) < real(B), NEAR_C)
LOOP(loopIfLessOrEqualDouble, real(A) <= real(B), NEAR_C)
LOOP(loopIfEqualImmediate, INT(A) == NEAR_B, NEAR_C)
LOOP(loopIfNotEqualImmediate, INT(A) != NEAR_B, NEAR_C)
LOOP(loopIfLessImmediate, INT(A) < NEAR_B, NEAR_C)
LOOP(loopIfLessOrEqualImmediate, INT(A) <= NEAR_B, NEAR_C)
LOOP(loopIfGreaterImmediate, INT(A) > NEAR_B, NEAR_C)
LOOP(loopIfGreaterOrEqualImmediate, INT(A) >= NEAR_B, NEAR_C)
LOOP(loopIfTrue, A != 0, immediate(pc))
LOOP(loopIfFalse, A == 0, immediate(pc))
#undef LOOP

/// Counts on by a step; `upwards` and `downwards` say whether that is still before the limit.
#define STRIDE(name, upwards, downwards)                                                           \
    OP(name) {                                                                                     \
        LEAVE_IF(stopRequested(context));                                                          \
        int64_t next, limit = INT(r[pc->a + 1]), step = INT(r[pc->a + 2]);                         \
        if (__builtin_add_overflow(INT(A), step, &next)) NEXT;                                     \
        A = (uint64_t)next;                                                                        \
        if (step > 0 ? (upwards) : (downwards)) CONTINUE_AT(pc + 1 + NEAR_C);                      \
        NEXT;                                                                                      \
    }
STRIDE(loopStrideTo, next < limit, next > limit)
STRIDE(loopStrideThrough, next <= limit, next >= limit)
#undef STRIDE

// MARK: Calls

/// Begins a call: links the frame, zeroes its reference slots.
#define ENTER(callee)                                                                              \
    do {                                                                                           \
        const CoreFunction *entered = (callee);                                                    \
        uint64_t *frame = r + pc->a + 3;                                                           \
        /* The end drops to 0 when Stop is requested, so that recursion needs no second test. */   \
        LEAVE_IF((uint64_t)(frame + entered->frameSize)                                            \
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

OP(call) { ENTER(function(context, (uint64_t)immediate(pc))); }
OP(callClosure) {
    uint64_t closure = B;
    r[pc->a + 3] = closure;
    ENTER(function(context, object(closure)->payload[0]));
}

/// A requirement's function for an object's type; 0 if it has not been looked up yet.
static inline uint32_t witness(const CoreInstruction *pc, uint64_t slot) {
    const CoreType *type = object(slot)->type;
    return immediate(pc) < type->witnessCapacity ? type->witnesses[immediate(pc)] : 0;
}
OP(callWitness) {
    uint32_t number = witness(pc, r[pc->a + 3]);
    LEAVE_IF(number == 0);
    ENTER(function(context, number - 1));
}
OP(callWitnessAtAddress) {
    uint32_t number = witness(pc, address(r[pc->a + 3])[0]);
    LEAVE_IF(number == 0);
    ENTER(function(context, number - 1));
}
OP(returnValues) {
    const CoreInstruction *back = (const CoreInstruction *)r[-3];
    LEAVE_IF(!back);
    r = (uint64_t *)r[-2];
    CONTINUE_AT(back);
}
