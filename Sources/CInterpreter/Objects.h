// Objects and their payloads.
#define OBJECTS(EACH)                                                                              \
    EACH(newObject) EACH(loadSlot) EACH(loadReference) EACH(storeSlot) EACH(addressOfSlot)         \
    EACH(projectPayload) EACH(hasDescriptor)

OP(newObject) {
    CoreType *type = ((CoreType **)context->types)[immediate(pc)];
    int64_t slots = type->payloadSlots;
    LEAVE_IF(slots >= CoreSmallSizes);
    CoreHeap *heap = context->heap;
    CoreObject *block = heap->freeBlocks[slots];
    LEAVE_IF(!block);
    heap->freeBlocks[slots] = *(void **)block;
    heap->liveObjects += 1;
    block->count = 1;
    block->type = type;
    block->life = 0;
    for (int64_t k = 0; k < slots; k++) block->payload[k] = 0;
    A = (uint64_t)block;
    NEXT;
}
OP(loadSlot) { A = object(B)->payload[pc->c]; NEXT; }
OP(loadReference) {
    uint64_t slot = object(B)->payload[pc->c];
    if (slot) object(slot)->count += 1;
    A = slot;
    NEXT;
}
OP(storeSlot) { object(A)->payload[pc->c] = B; NEXT; }
OP(addressOfSlot) { A = (uint64_t)&object(B)->payload[pc->c]; NEXT; }
OP(projectPayload) {
    CoreObject *box = object(address(B)[0]);
    LEAVE_IF(box->count != 1);
    A = (uint64_t)box->payload;
    NEXT;
}
OP(hasDescriptor) { A = object(B)->type == ((CoreType **)context->types)[pc->c]; NEXT; }
