// Numbers: what overflows or divides by zero is left to the caller, which says so.
#define ARITHMETIC(EACH)                                                                           \
    EACH(addInt) EACH(subtractInt) EACH(multiplyInt) EACH(divideInt) EACH(remainderInt)            \
    EACH(addIntImmediate) EACH(negateInt) EACH(wrappingAddInt) EACH(wrappingSubtractInt)           \
    EACH(wrappingMultiplyInt) EACH(andInt) EACH(orInt) EACH(xorInt) EACH(shiftLeftInt)             \
    EACH(shiftRightInt) EACH(notInt) EACH(addUInt) EACH(subtractUInt) EACH(multiplyUInt)           \
    EACH(divideUInt) EACH(remainderUInt) EACH(shiftLeftUInt) EACH(shiftRightUInt)                  \
    EACH(checkIntegerWidth) EACH(truncateInteger)                                                  \
    EACH(addDouble) EACH(subtractDouble) EACH(multiplyDouble) EACH(divideDouble)                   \
    EACH(multiplyAddDouble) EACH(negateDouble) EACH(squareRootDouble) EACH(addFloat) EACH(subtractFloat)                   \
    EACH(multiplyFloat) EACH(divideFloat) EACH(negateFloat) EACH(squareRootFloat)                  \
    EACH(intToDouble) EACH(intToFloat) EACH(doubleToFloat) EACH(floatToDouble) EACH(doubleToInt)   \
    EACH(floatToInt) EACH(equalInt) EACH(notEqualInt) EACH(lessInt) EACH(lessOrEqualInt)           \
    EACH(lessUInt) EACH(lessOrEqualUInt) EACH(equalDouble) EACH(notEqualDouble) EACH(lessDouble)   \
    EACH(lessOrEqualDouble) EACH(equalFloat) EACH(notEqualFloat) EACH(lessFloat)                   \
    EACH(lessOrEqualFloat) EACH(notBool)

// MARK: Integers

#define CHECKED(name, type, builtin)                                                               \
    STEP(name) {                                                                                     \
        type value;                                                                                \
        LEAVE_IF(builtin((type)B, (type)C, &value));                                               \
        A = (uint64_t)value;                                                                       \
        DONE;                                                                                      \
    }
CHECKED(addInt, int64_t, __builtin_add_overflow)
CHECKED(subtractInt, int64_t, __builtin_sub_overflow)
CHECKED(multiplyInt, int64_t, __builtin_mul_overflow)
CHECKED(addUInt, uint64_t, __builtin_add_overflow)
CHECKED(subtractUInt, uint64_t, __builtin_sub_overflow)
CHECKED(multiplyUInt, uint64_t, __builtin_mul_overflow)
#undef CHECKED

STEP(addIntImmediate) {
    int64_t value;
    LEAVE_IF(__builtin_add_overflow(INT(B), NEAR_C, &value));
    A = (uint64_t)value;
    DONE;
}
STEP(negateInt) {
    LEAVE_IF(INT(B) == INT64_MIN);
    A = 0 - B;
    DONE;
}
STEP(divideInt) {
    LEAVE_IF(C == 0 || INT(C) == -1);
    A = (uint64_t)(INT(B) / INT(C));
    DONE;
}
STEP(remainderInt) {
    LEAVE_IF(C == 0 || INT(C) == -1);
    A = (uint64_t)(INT(B) % INT(C));
    DONE;
}
STEP(divideUInt) {
    LEAVE_IF(C == 0);
    A = B / C;
    DONE;
}
STEP(remainderUInt) {
    LEAVE_IF(C == 0);
    A = B % C;
    DONE;
}

#define BINARY(name, expression)                                                                   \
    STEP(name) {                                                                                     \
        A = (uint64_t)(expression);                                                                \
        DONE;                                                                                      \
    }
BINARY(wrappingAddInt, B + C)
BINARY(wrappingSubtractInt, B - C)
BINARY(wrappingMultiplyInt, B *C)
BINARY(andInt, B &C)
BINARY(orInt, B | C)
BINARY(xorInt, B ^ C)
BINARY(notInt, ~B)
BINARY(notBool, 1 - B)

/// Shifts by 0 to 63; Swift knows what the others mean.
#define SHIFT(name, expression)                                                                    \
    STEP(name) {                                                                                     \
        LEAVE_IF(C > 63);                                                                          \
        A = (uint64_t)(expression);                                                                \
        DONE;                                                                                      \
    }
SHIFT(shiftLeftInt, B << C)
SHIFT(shiftRightInt, INT(B) >> C)
SHIFT(shiftLeftUInt, B << C)
SHIFT(shiftRightUInt, B >> C)
#undef SHIFT

/// The low bits of a word as a value of an `IntegerWidth`.
static inline uint64_t truncated(uint64_t value, uint16_t width) {
    switch (width) {
    case 0: return (uint64_t)(int64_t)(int8_t)value;
    case 1: return (uint64_t)(int64_t)(int16_t)value;
    case 2: return (uint64_t)(int64_t)(int32_t)value;
    case 3: return (uint8_t)value;
    case 4: return (uint16_t)value;
    case 5: return (uint32_t)value;
    default: return value;
    }
}
STEP(truncateInteger) { A = truncated(B, pc->c); DONE; }
STEP(checkIntegerWidth) {
    LEAVE_IF(pc->b == 6 ? A >> 63 != 0 : truncated(A, pc->b) != A);
    DONE;
}

BINARY(equalInt, B == C)
BINARY(notEqualInt, B != C)
BINARY(lessInt, INT(B) < INT(C))
BINARY(lessOrEqualInt, INT(B) <= INT(C))
BINARY(lessUInt, B < C)
BINARY(lessOrEqualUInt, B <= C)

// MARK: Floating point

BINARY(addDouble, realBits(real(B) + real(C)))
BINARY(subtractDouble, realBits(real(B) - real(C)))
BINARY(multiplyDouble, realBits(real(B) * real(C)))
BINARY(divideDouble, realBits(real(B) / real(C)))
BINARY(multiplyAddDouble, realBits(real(A) + real(B) * real(C)))
BINARY(negateDouble, realBits(-real(B)))
BINARY(squareRootDouble, realBits(__builtin_elementwise_sqrt(real(B))))
BINARY(addFloat, singleBits(single(B) + single(C)))
BINARY(subtractFloat, singleBits(single(B) - single(C)))
BINARY(multiplyFloat, singleBits(single(B) * single(C)))
BINARY(divideFloat, singleBits(single(B) / single(C)))
BINARY(negateFloat, singleBits(-single(B)))
BINARY(squareRootFloat, singleBits(__builtin_elementwise_sqrt(single(B))))
BINARY(intToDouble, realBits((double)INT(B)))
BINARY(intToFloat, singleBits((float)INT(B)))
BINARY(doubleToFloat, singleBits((float)real(B)))
BINARY(floatToDouble, realBits((double)single(B)))
BINARY(equalDouble, real(B) == real(C))
BINARY(notEqualDouble, real(B) != real(C))
BINARY(lessDouble, real(B) < real(C))
BINARY(lessOrEqualDouble, real(B) <= real(C))
BINARY(equalFloat, single(B) == single(C))
BINARY(notEqualFloat, single(B) != single(C))
BINARY(lessFloat, single(B) < single(C))
BINARY(lessOrEqualFloat, single(B) <= single(C))
#undef BINARY

STEP(doubleToInt) {
    double value = real(B);
    // Both bounds are exact; NaN fails both comparisons.
    LEAVE_IF(!(value >= -0x1p63 && value < 0x1p63));
    A = (uint64_t)(int64_t)value;
    DONE;
}
STEP(floatToInt) {
    float value = single(B);
    LEAVE_IF(!(value >= -0x1p63f && value < 0x1p63f));
    A = (uint64_t)(int64_t)value;
    DONE;
}
