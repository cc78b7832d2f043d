// Text of up to 15 ASCII characters, which Swift keeps in the string's own two words: the
// characters from the lowest byte on, then, in the highest byte, 0xE0 and how many there are.
#define TEXT(EACH) EACH(describeInt) EACH(concatenateStrings)

enum { SmallCapacity = 15 };

static inline int isSmallASCII(const uint64_t *text) { return text[1] >> 60 == 0xE; }
static inline uint64_t smallCount(const uint64_t *text) { return text[1] >> 56 & 0xF; }
static inline unsigned __int128 smallCharacters(const uint64_t *text) {
    return (unsigned __int128)(text[1] & 0x00FFFFFFFFFFFFFF) << 64 | text[0];
}

/// A new string of these characters; null if its block must come from the caller.
static inline CoreObject *newSmallString(
    CoreContext *context, unsigned __int128 characters, uint64_t count) {
    CoreObject *string = newObject(context, context->smallStringType, 2);
    if (!string) return 0;
    string->payload[0] = (uint64_t)characters;
    string->payload[1] = (uint64_t)(characters >> 64) | (0xE0 | count) << 56;
    return string;
}

STEP(describeInt) {
    int64_t value = INT(B);
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    LEAVE_IF(!context->smallStringType || rest > 99999999999999);
    unsigned __int128 digits = 0;
    uint64_t count = 0;
    do {
        digits = digits << 8 | ('0' + rest % 10);
        rest /= 10;
        count += 1;
    } while (rest);
    if (value < 0) {
        digits = digits << 8 | '-';
        count += 1;
    }
    CoreObject *string = newSmallString(context, digits, count);
    LEAVE_IF(!string);
    A = (uint64_t)string;
    DONE;
}

STEP(concatenateStrings) {
    LEAVE_IF(!context->smallStringType);
    unsigned __int128 all = 0;
    uint64_t count = 0;
    for (uint16_t k = 0; k < pc->b; k++) {
        const uint64_t *text = object(r[pc->c + k])->payload;
        LEAVE_IF(!isSmallASCII(text) || count + smallCount(text) > SmallCapacity);
        all |= smallCharacters(text) << 8 * count;
        count += smallCount(text);
    }
    CoreObject *string = newSmallString(context, all, count);
    LEAVE_IF(!string);
    A = (uint64_t)string;
    DONE;
}
