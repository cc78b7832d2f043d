// Moves between slots, globals and addresses.
#define MOVING(EACH)                                                                               \
    EACH(move) EACH(move2) EACH(moveMany) EACH(loadImmediate) EACH(loadConstant)                   \
    EACH(loadLiteral) EACH(copyReference) EACH(retain) EACH(release) EACH(take) EACH(loadGlobal)   \
    EACH(storeGlobal) EACH(addressOfGlobal) EACH(addressOfLocal) EACH(loadIndirect)                \
    EACH(storeIndirect) EACH(offsetAddress) EACH(addDoubleAt) EACH(subtractDoubleAt)               \
    EACH(multiplyDoubleAt)

OP(move) { A = B; NEXT; }
OP(move2) {
    uint64_t first = r[pc->b], second = r[pc->b + 1];
    r[pc->a] = first;
    r[pc->a + 1] = second;
    NEXT;
}
OP(moveMany) {
    memmove(r + pc->a, r + pc->b, pc->c * sizeof *r);
    NEXT;
}
OP(loadImmediate) { A = (uint64_t)immediate(pc); NEXT; }
OP(loadConstant) { A = word(pc); NEXT; }
OP(loadLiteral) {
    uint64_t literal = word(pc);
    object(literal)->count += 1;
    A = literal;
    NEXT;
}
OP(copyReference) {
    uint64_t slot = B;
    if (slot) object(slot)->count += 1;
    A = slot;
    NEXT;
}
OP(retain) {
    uint64_t slot = A;
    if (slot) object(slot)->count += 1;
    NEXT;
}
OP(release) {
    uint64_t slot = A;
    if (slot) {
        if (object(slot)->count > 1)
            object(slot)->count -= 1;
        else
            LEAVE_IF(!freeNumbers(context, object(slot)));
        A = 0;
    }
    NEXT;
}
OP(take) { A = B; B = 0; NEXT; }

OP(loadGlobal) { A = context->globals[immediate(pc)]; NEXT; }
OP(storeGlobal) { context->globals[immediate(pc)] = A; NEXT; }
OP(addressOfGlobal) { A = (uint64_t)(context->globals + immediate(pc)); NEXT; }
OP(addressOfLocal) { A = (uint64_t)&B; NEXT; }
OP(loadIndirect) { A = address(B)[pc->c]; NEXT; }
OP(storeIndirect) { address(A)[pc->c] = B; NEXT; }
OP(offsetAddress) { A = (uint64_t)(address(B) + pc->c); NEXT; }
#define CHANGE_AT(name, operator)                                                                  \
    OP(name) {                                                                                     \
        uint64_t *place = address(A) + pc->c;                                                      \
        *place = realBits(real(*place) operator real(B));                                          \
        NEXT;                                                                                      \
    }
CHANGE_AT(addDoubleAt, +)
CHANGE_AT(subtractDoubleAt, -)
CHANGE_AT(multiplyDoubleAt, *)
#undef CHANGE_AT
