// Elements of arrays: count and capacity, then the elements.
#define ARRAYS(EACH)                                                                               \
    EACH(arrayCount) EACH(arrayGet) EACH(arrayGetReference) EACH(arrayGetByte) EACH(arrayGetWord)  \
    EACH(arraySet) EACH(arraySetByte) EACH(arraySetWord) EACH(arraySetReference)                   \
    EACH(arrayAppend) EACH(arraySetIndirect) EACH(arrayAppendIndirect) EACH(arraySwap)            \
    EACH(arrayElementAddress) EACH(projectElement)

static inline uint64_t count(const CoreObject *array) { return array->payload[0]; }
static inline uint64_t *slots(CoreObject *array) { return array->payload + 2; }

STEP(arrayCount) { A = count(object(B)); DONE; }

#define GET(name, type, after)                                                                     \
    STEP(name) {                                                                                     \
        CoreObject *array = object(B);                                                             \
        uint64_t index = C;                                                                        \
        LEAVE_IF(index >= count(array));                                                           \
        uint64_t element = ((const type *)slots(array))[index];                                    \
        after;                                                                                     \
        A = element;                                                                               \
        DONE;                                                                                      \
    }
GET(arrayGet, uint64_t, )
GET(arrayGetByte, uint8_t, )
GET(arrayGetWord, uint32_t, )
GET(arrayGetReference, uint64_t, if (element) object(element)->count += 1)
#undef GET

#define SET(name, type)                                                                            \
    STEP(name) {                                                                                     \
        CoreObject *array = object(A);                                                             \
        uint64_t index = B;                                                                        \
        LEAVE_IF(index >= count(array) || array->count != 1);                                      \
        ((type *)slots(array))[index] = (type)C;                                                   \
        DONE;                                                                                      \
    }
SET(arraySet, uint64_t)
SET(arraySetByte, uint8_t)
SET(arraySetWord, uint32_t)
#undef SET

STEP(arraySetReference) {
    CoreObject *array = object(A);
    uint64_t index = B;
    LEAVE_IF(index >= count(array) || array->count != 1);
    uint64_t *place = slots(array) + index;
    uint64_t old = *place;
    if (old) {
        if (object(old)->count > 1)
            object(old)->count -= 1;
        else
            LEAVE_IF(!freeLast(context, object(old)));
    }
    *place = C;
    C = 0;
    DONE;
}
/// Numbers and truth values; what owns something is left to Swift.
STEP(arraySetIndirect) {
    CoreObject *array = object(address(A)[0]);
    const CoreType *element = array->type->element;
    uint64_t index = B;
    LEAVE_IF(index >= count(array) || array->count != 1 || element->references.count > 0);
    switch (element->stride) {
    case 8: slots(array)[index] = C; break;
    case 4: ((uint32_t *)slots(array))[index] = (uint32_t)C; break;
    case 1: ((uint8_t *)slots(array))[index] = (uint8_t)C; break;
    default: LEAVE;
    }
    DONE;
}

#define APPEND(name, place)                                                                        \
    STEP(name) {                                                                                     \
        CoreObject *array = object(place);                                                         \
        const CoreType *element = array->type->element;                                            \
        uint64_t end = count(array);                                                               \
        LEAVE_IF(array->count != 1 || end >= array->payload[1] || element->stride != 8);           \
        slots(array)[end] = B;                                                                     \
        array->payload[0] = end + 1;                                                               \
        if (element->references.count > 0) B = 0;                                                  \
        DONE;                                                                                      \
    }
APPEND(arrayAppend, A)
APPEND(arrayAppendIndirect, address(A)[0])
#undef APPEND
STEP(arraySwap) {
    CoreObject *array = object(address(A)[0]);
    uint64_t i = B, j = C;
    LEAVE_IF(i >= count(array) || j >= count(array) || array->count != 1
             || array->type->element->stride != 8);
    uint64_t element = slots(array)[i];
    slots(array)[i] = slots(array)[j];
    slots(array)[j] = element;
    DONE;
}
STEP(arrayElementAddress) {
    CoreObject *array = object(B);
    uint64_t index = C;
    LEAVE_IF(index >= count(array));
    A = (uint64_t)(slots(array) + index * (uint64_t)array->type->element->slots);
    DONE;
}
STEP(projectElement) {
    CoreObject *array = object(address(B)[0]);
    uint64_t index = C;
    LEAVE_IF(index >= count(array) || array->count != 1);
    A = (uint64_t)(slots(array) + index * (uint64_t)array->type->element->slots);
    DONE;
}
