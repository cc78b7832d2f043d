// Entries of dictionaries whose keys are integers or short texts; `HashTable` has the layout, and
// `Machine.hash` the same hash.
#define TABLES(EACH) EACH(tableFind)

/// One round of `Machine.mix`.
static inline uint64_t mix(uint64_t state, uint64_t word) {
    unsigned __int128 product =
        (unsigned __int128)(state ^ word * 0xD6E8FEB86659FD93) * 0xA0761D6478BD642F;
    return (uint64_t)(product >> 64) ^ (uint64_t)product;
}
static inline uint64_t finished(uint64_t hash) { return hash | (uint64_t)1 << 63; }
static const uint64_t hashSeed = 0x9E3779B97F4A7C15;

/// Finds the entry of a key: 0 if the core cannot tell, else 1, with null for no entry.
static inline int findEntry(
    CoreContext *context, const CoreObject *table, uint64_t word, uint64_t **found) {
    const CoreType *key = table->type->element, *value = table->type->value;
    uint64_t hash;
    const uint64_t *text = 0;
    switch (key->kind) {
    case CoreKindInt:
    case CoreKindBool:
    case CoreKindInteger: hash = finished(mix(hashSeed, word)); break;
    case CoreKindString:
    case CoreKindCharacter:
        text = object(word)->payload;
        if (!context->smallStringType || !isSmallASCII(text)) return 0;
        hash = finished(mix(mix(hashSeed, text[0]), text[1] & 0x0FFFFFFFFFFFFFFF));
        break;
    default: return 0;
    }
    uint64_t placeCount = table->payload[CoreTablePlaceCount];
    uint64_t *entries = (uint64_t *)table->payload[CoreTableEntries];
    const int32_t *places = (const int32_t *)table->payload[CoreTablePlaces];
    int64_t width = 2 + (value ? value->slots : 0);
    *found = 0;
    if (placeCount == 0) return 1;
    for (uint64_t place = hash;; place++) {
        int64_t held = places[place & (placeCount - 1)];
        if (held == 0) return 1;
        if (held < 0) continue;
        uint64_t *entry = entries + (held - 1) * width;
        if (entry[0] != hash) continue;
        if (text) {
            const uint64_t *other = object(entry[1])->payload;
            // The same text may lie elsewhere; that is for the caller to see.
            if (other[0] != text[0] || other[1] != text[1]) return 0;
        } else if (entry[1] != word) {
            continue;
        }
        *found = entry;
        return 1;
    }
}

STEP(tableFind) {
    CoreObject *table = object(address(B)[0]);
    uint64_t *entry;
    LEAVE_IF(table->count != 1 || !findEntry(context, table, C, &entry));
    A = entry ? (uint64_t)(entry + 2) : 0;
    DONE;
}
