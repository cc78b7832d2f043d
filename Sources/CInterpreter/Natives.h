// Short forms of natives: each looks whether the case is a common one, does it and returns 1, or changes
// nothing and returns 0, and the native itself is called. `f` is the call's frame: arguments, which
// are borrowed, and then results, as `NativeCall` describes them.
#define NATIVES(EACH)                                                                              \
    EACH(nextCharacter) EACH(textCount) EACH(textIsEmpty) EACH(equalTexts) EACH(unequalTexts)      \
    EACH(lessText) EACH(appendText) EACH(setContains) EACH(setInsert) EACH(dictionaryFind)         \
    EACH(dictionaryInsert) EACH(dictionaryNext) EACH(dictionaryKey) EACH(dictionaryValue)          \
    EACH(setNext) EACH(setElement)

#define NATIVE(name) static int name##Native(CoreContext *context, uint64_t *f)
#define DECLINE_IF(condition)                                                                      \
    if (condition) return 0

// MARK: Text

/// The bytes of a `String` in ASCII, and their number; null where the core cannot tell.
static inline const uint8_t *asciiBytes(const uint64_t *text, uint64_t *count) {
    if (isSmallASCII(text)) {
        *count = smallCount(text);
        return (const uint8_t *)text;
    }
    // Of a large string, the upper bits say where it lies, and that it is ASCII behind an object's header.
    uint64_t place = text[1] >> 60;
    if ((place != 0 && place != 8) || (text[0] >> 60 & 9) != 9) return 0;
    *count = text[0] & 0xFFFFFFFFFFFF;
    return (const uint8_t *)(text[1] & 0x0FFFFFFFFFFFFFFF) + 32;
}
/// As `asciiBytes`, for an object that may also be a `Substring`, which is declined.
static inline const uint8_t *objectBytes(
    CoreContext *context, const CoreObject *object, uint64_t *count) {
    if (object->type != context->smallStringType) return 0;
    return asciiBytes(object->payload, count);
}

NATIVE(nextCharacter) {
    uint64_t *iterator = address(f[0]);
    uint64_t count, offset = iterator[1];
    const uint8_t *bytes = objectBytes(context, object(iterator[0]), &count);
    DECLINE_IF(!bytes);
    if (offset >= iterator[2]) {
        f[0] = 0;
        return 1;
    }
    // With a line feed behind it, a carriage return is one character.
    DECLINE_IF(bytes[offset] == '\r');
    CoreObject *character = object(context->characters[bytes[offset]]);
    character->count += 1;
    iterator[1] = offset + 1;
    f[0] = (uint64_t)character;
    return 1;
}
NATIVE(textCount) {
    uint64_t count;
    const uint8_t *bytes = objectBytes(context, object(f[1]), &count);
    DECLINE_IF(!bytes || memchr(bytes, '\r', count));
    f[0] = count;
    return 1;
}
NATIVE(textIsEmpty) {
    uint64_t count;
    DECLINE_IF(!objectBytes(context, object(f[1]), &count));
    f[0] = count == 0;
    return 1;
}
/// 1 or 0; -1 where the core cannot tell.
static inline int areEqualTexts(CoreContext *context, const uint64_t *f) {
    const uint64_t *left = object(f[0])->payload, *right = object(f[1])->payload;
    if (left == right) return 1;
    if (!context->smallStringType) return -1;
    uint64_t leftCount, rightCount;
    const uint8_t *leftBytes = asciiBytes(left, &leftCount);
    const uint8_t *rightBytes = asciiBytes(right, &rightCount);
    if (!leftBytes || !rightBytes) return -1;
    return leftCount == rightCount && memcmp(leftBytes, rightBytes, leftCount) == 0;
}
NATIVE(equalTexts) {
    int equal = areEqualTexts(context, f);
    DECLINE_IF(equal < 0);
    f[0] = equal;
    return 1;
}
NATIVE(unequalTexts) {
    int equal = areEqualTexts(context, f);
    DECLINE_IF(equal < 0);
    f[0] = !equal;
    return 1;
}
NATIVE(lessText) {
    DECLINE_IF(!context->smallStringType);
    uint64_t leftCount, rightCount;
    const uint8_t *left = asciiBytes(object(f[0])->payload, &leftCount);
    const uint8_t *right = asciiBytes(object(f[1])->payload, &rightCount);
    DECLINE_IF(!left || !right);
    int order = memcmp(left, right, leftCount < rightCount ? leftCount : rightCount);
    f[0] = order < 0 || (order == 0 && leftCount < rightCount);
    return 1;
}
NATIVE(appendText) {
    CoreObject *target = object(address(f[0])[0]);
    uint64_t *text = target->payload;
    const uint64_t *other = object(f[1])->payload;
    DECLINE_IF(target->count != 1 || target->type != context->smallStringType);
    DECLINE_IF(!isSmallASCII(text) || !isSmallASCII(other));
    uint64_t count = smallCount(text), more = smallCount(other);
    DECLINE_IF(count + more > SmallCapacity);
    unsigned __int128 all = smallCharacters(text) | smallCharacters(other) << 8 * count;
    text[0] = (uint64_t)all;
    text[1] = (uint64_t)(all >> 64) | (0xE0 | (count + more)) << 56;
    return 1;
}

// MARK: Dictionaries and sets

/// Writes an owned copy of a value.
static inline void copyValue(uint64_t *to, const uint64_t *from, const CoreType *type) {
    for (int64_t k = 0; k < type->slots; k++) to[k] = from[k];
    for (int64_t k = 0; k < type->references.count; k++) {
        uint64_t slot = to[type->references.storage[k]];
        if (slot) object(slot)->count += 1;
    }
}

NATIVE(setContains) {
    uint64_t *entry;
    DECLINE_IF(!findEntry(context, object(f[1]), f[2], &entry));
    f[0] = entry != 0;
    return 1;
}
/// A member that is there already.
NATIVE(setInsert) {
    uint64_t *entry;
    DECLINE_IF(!findEntry(context, object(address(f[1])[0]), f[2], &entry) || !entry);
    f[0] = 0;
    return 1;
}
NATIVE(dictionaryFind) {
    uint64_t *entry;
    CoreObject *table = object(f[2]);
    DECLINE_IF(!findEntry(context, table, f[3], &entry));
    const CoreType *type = table->type->value;
    int64_t tag = type->isLoneReference ? 0 : 1;
    if (entry) {
        copyValue(f + tag, entry + 2, type);
        if (tag) f[0] = 1;
    } else {
        for (int64_t k = 0; k < type->slots + tag; k++) f[k] = 0;
    }
    return 1;
}
/// A new value, which owns nothing, for a key that is there already.
NATIVE(dictionaryInsert) {
    uint64_t *entry;
    CoreObject *table = object(address(f[2])[0]);
    DECLINE_IF(table->count != 1 || !findEntry(context, table, f[3], &entry) || !entry);
    const CoreType *type = table->type->value;
    DECLINE_IF(type->references.count > 0);
    for (int64_t k = 0; k < type->slots; k++) entry[2 + k] = f[4 + k];
    return 1;
}

/// The entry of this number.
static inline uint64_t *entryOf(const CoreObject *table, uint64_t number) {
    const CoreType *type = table->type;
    int64_t width = 1 + type->element->slots + (type->value ? type->value->slots : 0);
    return (uint64_t *)table->payload[CoreTableEntries] + (int64_t)number * width;
}
/// The number of the first live entry from one on; -1 if there is none.
static inline int64_t nextEntry(const CoreObject *table, uint64_t number) {
    uint64_t end = table->payload[CoreTableEnd];
    while (number < end && entryOf(table, number)[0] == 0) number += 1;
    return number < end ? (int64_t)number : -1;
}
NATIVE(dictionaryNext) {
    (void)context;
    f[0] = (uint64_t)nextEntry(object(f[2]), f[3]);
    return 1;
}
NATIVE(dictionaryKey) {
    (void)context;
    const CoreObject *table = object(f[2]);
    copyValue(f, entryOf(table, f[3]) + 1, table->type->element);
    return 1;
}
NATIVE(dictionaryValue) {
    (void)context;
    const CoreObject *table = object(f[2]);
    copyValue(f, entryOf(table, f[3]) + 1 + table->type->element->slots, table->type->value);
    return 1;
}
NATIVE(setNext) {
    (void)context;
    f[0] = (uint64_t)nextEntry(object(f[1]), f[2]);
    return 1;
}
NATIVE(setElement) {
    (void)context;
    const CoreObject *table = object(f[1]);
    copyValue(f, entryOf(table, f[2]) + 1, table->type->element);
    return 1;
}

OP(callNative) {
    CoreNative native = context->natives[immediate(pc)];
    if (native && native(context, r + pc->a + 3)) NEXT;
    EXIT;
}
