// Objects and their payloads.
#define OBJECTS(EACH)                                                                              \
    EACH(newObject) EACH(sharedCase) EACH(loadSlot) EACH(loadReference) EACH(storeSlot) EACH(addressOfSlot)         \
    EACH(projectPayload) EACH(hasDescriptor)

STEP(newObject) {
    CoreType *type = ((CoreType **)context->types)[immediate(pc)];
    CoreObject *object = newObject(context, type, type->payloadSlots);
    LEAVE_IF(!object);
    A = (uint64_t)object;
    DONE;
}
STEP(sharedCase) {
    CoreType *type = ((CoreType **)context->types)[pc->c];
    LEAVE_IF(!type->cases || !type->cases[pc->b]);
    CoreObject *shared = object(type->cases[pc->b]);
    shared->count += 1;
    A = (uint64_t)shared;
    DONE;
}
STEP(loadSlot) { A = object(B)->payload[pc->c]; DONE; }
STEP(loadReference) {
    uint64_t slot = object(B)->payload[pc->c];
    if (slot) object(slot)->count += 1;
    A = slot;
    DONE;
}
STEP(storeSlot) { object(A)->payload[pc->c] = B; DONE; }
STEP(addressOfSlot) { A = (uint64_t)&object(B)->payload[pc->c]; DONE; }
STEP(projectPayload) {
    CoreObject *box = object(address(B)[0]);
    LEAVE_IF(box->count != 1);
    A = (uint64_t)box->payload;
    DONE;
}
STEP(hasDescriptor) { A = object(B)->type == ((CoreType **)context->types)[pc->c]; DONE; }
