// The heap, as far as blocks come from and go to the lists of free ones.

/// A new object, payload zero; null if its block must come from the caller.
static inline __attribute__((always_inline)) CoreObject *newObject(
    CoreContext *context, CoreType *type, int64_t slots) {
    if (UNLIKELY(slots >= CoreSmallSizes)) return 0;
    CoreHeap *heap = context->heap;
    CoreObject *block = heap->freeBlocks[slots];
    if (UNLIKELY(!block)) return 0;
    heap->freeBlocks[slots] = *(void **)block;
    heap->liveObjects += 1;
    block->count = 1;
    block->type = type;
    block->life = 0;
    for (int64_t k = 0; k < slots; k++) {
        block->payload[k] = 0;
        // A call of memset would cost more than these few stores.
        __asm__ volatile("" ::: "memory");
    }
    return block;
}

static inline void recycle(CoreContext *context, CoreObject *object, int64_t slots) {
    void **list = &context->heap->freeBlocks[slots];
    *(void **)object = *list;
    // Tells a free block from an object (`Heap.forEachSmallObject`).
    object->type = 0;
    *list = object;
    context->heap->liveObjects -= 1;
}

/// Whether a string's text is in the string itself, or lasts as long as the process.
static inline int ownsNoMemory(const uint64_t *text) { return text[1] >> 63; }

/// Gives up the last ownership of an object that owns nothing itself; 0 if freeing it takes more.
static inline int freeAlone(CoreContext *context, CoreObject *object) {
    const CoreType *type = object->type;
    if (type == context->smallStringType && ownsNoMemory(object->payload)) {
        recycle(context, object, 2);
        return 1;
    }
    const uint32_t others = 1u << CoreKindString | 1u << CoreKindSubstring | 1u << CoreKindCharacter
        | 1u << CoreKindClassInstance | 1u << CoreKindArray | 1u << CoreKindDictionary
        | 1u << CoreKindSet | 1u << CoreKindNative;
    if (others >> type->kind & 1 || type->payloadReferences.count > 0 || object->life
        || type->payloadSlots >= CoreSmallSizes)
        return 0;
    recycle(context, object, type->payloadSlots);
    return 1;
}

/// Whether an object's payload is slots, and its block comes from the lists.
static inline int isPlain(const CoreObject *object) {
    const CoreType *type = object->type;
    const uint32_t plain = 1u << CoreKindStructure | 1u << CoreKindTuple | 1u << CoreKindEnumeration
        | 1u << CoreKindOptional | 1u << CoreKindFunction | 1u << CoreKindExistential
        | 1u << CoreKindCell;
    return (plain >> type->kind & 1) && !object->life && type->payloadSlots < CoreSmallSizes;
}

/// Frees a plain object without other owners, and all that it alone kept alive. What waits is a list
/// through the objects' counts: a long chain must not take the stack.
static __attribute__((noinline)) void freeAll(CoreContext *context, CoreObject *object) {
    object->count = 0;
    for (CoreObject *next = object; next;) {
        CoreObject *freed = next;
        const CoreType *type = freed->type;
        next = (CoreObject *)freed->count;
        for (int64_t k = 0; k < type->payloadReferences.count; k++) {
            CoreObject *part = (CoreObject *)freed->payload[type->payloadReferences.storage[k]];
            if (!part || (part->count -= 1) > 0) continue;
            if (freeAlone(context, part)) continue;
            if (isPlain(part)) {
                part->count = (int64_t)next;
                next = part;
            } else {
                context->freeObject(context->heap, part);
            }
        }
        recycle(context, freed, type->payloadSlots);
    }
}

/// Gives up the last ownership of an object; 0 if that is for the caller.
static inline int freeLast(CoreContext *context, CoreObject *object) {
    if (freeAlone(context, object)) return 1;
    if (!context->freeObject || !isPlain(object)) return 0;
    freeAll(context, object);
    return 1;
}
