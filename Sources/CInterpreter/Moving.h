// Moves between slots, globals and addresses.
#define MOVING(EACH)                                                                               \
    EACH(move) EACH(move2) EACH(moveMany) EACH(loadImmediate) EACH(loadConstant)                   \
    EACH(loadLiteral) EACH(copyReference) EACH(retain) EACH(release) EACH(take) EACH(loadGlobal)   \
    EACH(storeGlobal) EACH(addressOfGlobal) EACH(addressOfLocal) EACH(loadIndirect)                \
    EACH(storeIndirect) EACH(offsetAddress) EACH(addDoubleAt) EACH(subtractDoubleAt)               \
    EACH(multiplyDoubleAt)

STEP(move) { A = B; DONE; }
STEP(move2) {
    uint64_t first = r[pc->b], second = r[pc->b + 1];
    r[pc->a] = first;
    r[pc->a + 1] = second;
    DONE;
}
STEP(moveMany) {
    uint64_t *to = r + pc->a;
    const uint64_t *from = r + pc->b;
    // The stretches may overlap, and a call of memmove would cost more than a few moves.
    if (pc->c <= 4 && pc->c >= 3) {
        uint64_t first = from[0], second = from[1], third = from[2], last = from[pc->c - 1];
        to[0] = first;
        to[1] = second;
        to[2] = third;
        to[pc->c - 1] = last;
    } else {
        memmove(to, from, pc->c * sizeof *to);
    }
    DONE;
}
STEP(loadImmediate) { A = (uint64_t)immediate(pc); DONE; }
STEP(loadConstant) { A = word(pc); DONE; }
STEP(loadLiteral) {
    uint64_t literal = word(pc);
    object(literal)->count += 1;
    A = literal;
    DONE;
}
STEP(copyReference) {
    uint64_t slot = B;
    if (slot) object(slot)->count += 1;
    A = slot;
    DONE;
}
STEP(retain) {
    uint64_t slot = A;
    if (slot) object(slot)->count += 1;
    DONE;
}
STEP(release) {
    uint64_t slot = A;
    if (slot) {
        if (object(slot)->count > 1)
            object(slot)->count -= 1;
        else
            LEAVE_IF(!freeLast(context, object(slot)));
        A = 0;
    }
    DONE;
}
STEP(take) { A = B; B = 0; DONE; }

STEP(loadGlobal) { A = context->globals[immediate(pc)]; DONE; }
STEP(storeGlobal) { context->globals[immediate(pc)] = A; DONE; }
STEP(addressOfGlobal) { A = (uint64_t)(context->globals + immediate(pc)); DONE; }
STEP(addressOfLocal) { A = (uint64_t)&B; DONE; }
STEP(loadIndirect) { A = address(B)[pc->c]; DONE; }
STEP(storeIndirect) { address(A)[pc->c] = B; DONE; }
STEP(offsetAddress) { A = (uint64_t)(address(B) + pc->c); DONE; }
#define CHANGE_AT(name, operator)                                                                  \
    STEP(name) {                                                                                     \
        uint64_t *place = address(A) + pc->c;                                                      \
        *place = realBits(real(*place) operator real(B));                                          \
        DONE;                                                                                      \
    }
CHANGE_AT(addDoubleAt, +)
CHANGE_AT(subtractDoubleAt, -)
CHANGE_AT(multiplyDoubleAt, *)
#undef CHANGE_AT
