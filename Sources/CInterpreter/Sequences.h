// Instructions that follow each other in hot code, done by one handler: no jump between them, and
// what one hands to the next stays in a register. Code stays as the compiler wrote it; which
// handler an instruction gets is settled when a function is loaded, so a sequence may be entered
// and left anywhere.
//
// A part is (kind, opcode, links). The kinds: `DO` goes on with the next part, `PASS` jumps or goes
// on, `JUMP`, `LOOP` and `END` are last. The links say which operands must name what an earlier
// part writes: `b2c1` is operand b from the part two before this one, c from the one before it.

// MARK: From parts to code and data

#define LINKS_none 0, 0, 0
#define LINKS_a1 1, 0, 0
#define LINKS_b1 0, 1, 0
#define LINKS_c1 0, 0, 1
#define LINKS_b1c1 0, 1, 1
#define LINKS_a2b1 2, 1, 0
#define LINKS_b2 0, 2, 0
#define LINKS_b2c1 0, 2, 1
#define LINKS_b3c1 0, 3, 1

#define ASSUME_none
#define ASSUME_a1 __builtin_assume(pc->a == pc[-1].a);
#define ASSUME_b1 __builtin_assume(pc->b == pc[-1].a);
#define ASSUME_c1 __builtin_assume(pc->c == pc[-1].a);
#define ASSUME_b1c1 ASSUME_b1 ASSUME_c1
#define ASSUME_a2b1 __builtin_assume(pc->a == pc[-2].a); ASSUME_b1
#define ASSUME_b2 __builtin_assume(pc->b == pc[-2].a);
#define ASSUME_b2c1 __builtin_assume(pc->b == pc[-2].a); ASSUME_c1
#define ASSUME_b3c1 __builtin_assume(pc->b == pc[-3].a); ASSUME_c1

#define END(name) END_##name
#define END_call CALL
#define END_callClosure CALL_CLOSURE
#define END_callWitness CALL_WITNESS
#define END_returnValues RETURN
#define END_jump CONTINUE_AT(pc + 1 + immediate(pc))
#define END_loop                                                                                   \
    EXIT_IF(stopRequested(context));                                                               \
    CONTINUE_AT(pc + 1 + immediate(pc))

#define CODE(kind, name, links) ASSUME_##links kind(name);
#define DATA(kind, name, links) {Entry_##name, LINKS_##links},

#define EACH1(F, part) F part
#define EACH2(F, part, ...) F part EACH1(F, __VA_ARGS__)
#define EACH3(F, part, ...) F part EACH2(F, __VA_ARGS__)
#define EACH4(F, part, ...) F part EACH3(F, __VA_ARGS__)
#define EACH5(F, part, ...) F part EACH4(F, __VA_ARGS__)
#define EACH6(F, part, ...) F part EACH5(F, __VA_ARGS__)
#define CHOOSE(p1, p2, p3, p4, p5, p6, chosen, ...) chosen
#define EACH_PART(F, ...)                                                                          \
    CHOOSE(__VA_ARGS__, EACH6, EACH5, EACH4, EACH3, EACH2, EACH1)(F, __VA_ARGS__)

enum {
#define INDEX(name) Entry_##name,
    MOVING(INDEX) ARITHMETIC(INDEX) CONTROL(INDEX) OBJECTS(INDEX) ARRAYS(INDEX) TEXT(INDEX)
    TABLES(INDEX)
#undef INDEX
};

// MARK: The sequences

#define SEQUENCES(EACH)                                                                            \
    /* Calls */                                                                                    \
    EACH(callWithSum, (DO, addIntImmediate, none), (END, call, none))                              \
    EACH(callAfterMoveAndSum, (DO, move, none), (DO, addIntImmediate, none), (END, call, none))    \
    EACH(callAfterSumAndMove, (DO, addIntImmediate, none), (DO, move, none), (END, call, none))    \
    EACH(callWithTwo, (DO, move, none), (DO, move, none), (END, call, none))                       \
    EACH(callWithOne, (DO, move, none), (END, call, none))                                         \
    EACH(callWithParts, (DO, loadSlot, none), (DO, loadSlot, none), (END, call, none))             \
    EACH(callAfterStore, (DO, storeSlot, none), (DO, move, none), (END, call, none))               \
    EACH(callClosureWithOne, (DO, move, none), (END, callClosure, none))                           \
    EACH(callClosureOfArray, (DO, arrayGet, none), (DO, move, none), (END, callClosure, b2))     \
    EACH(callWitnessWithOne, (DO, move, none), (END, callWitness, none))                           \
    EACH(callWitnessWithTwo, (DO, move, none), (DO, move, none), (END, callWitness, none))         \
    EACH(callWitnessOfArray, (DO, arrayGetReference, none), (DO, move, b1),                        \
         (END, callWitness, none))                                                                 \
    EACH(callWitnessOfArrayWithOne, (DO, arrayGetReference, none), (DO, move, b1),                 \
         (DO, move, none), (END, callWitness, none))                                               \
    EACH(callClosureWithNext, (DO, move, none), (DO, addIntImmediate, none), (DO, move, none),     \
         (END, callClosure, none))                                                                 \
    EACH(callClosureWithElement, (DO, arrayGet, none), (DO, move, b1), (END, callClosure, none))   \
    EACH(returnMoved, (DO, move, none), (END, returnValues, none))                                 \
    EACH(returnConstant, (DO, loadImmediate, none), (END, returnValues, none))                     \
    EACH(returnPart, (DO, loadSlot, none), (END, returnValues, none))                              \
    EACH(returnSum, (DO, addInt, none), (END, returnValues, none))                                 \
    EACH(returnProduct, (DO, multiplyDouble, none), (END, returnValues, none))                     \
    EACH(returnStored, (DO, storeSlot, none), (DO, move, none), (END, returnValues, none))         \
    EACH(returnNew, (DO, newObject, none), (DO, storeSlot, none), (DO, move, none),                \
         (END, returnValues, none))                                                                \
    EACH(returnDoublePlus, (DO, loadConstant, none), (DO, addDouble, c1),                          \
         (END, returnValues, none))                                                                \
    EACH(returnDoubleMinus, (DO, loadConstant, none), (DO, subtractDouble, c1),                    \
         (END, returnValues, none))                                                                \
    EACH(returnDoubleTimes, (DO, loadConstant, none), (DO, multiplyDouble, c1),                    \
         (END, returnValues, none))                                                                \
    EACH(returnRemainder, (DO, loadImmediate, none), (DO, remainderInt, c1),                       \
         (END, returnValues, none))                                                                \
    EACH(returnIsRemainder, (DO, loadImmediate, none), (DO, remainderInt, c1),                     \
         (DO, loadImmediate, none), (DO, equalInt, b2c1), (END, returnValues, none))               \
    EACH(returnProductRemainder, (DO, multiplyInt, none), (DO, loadImmediate, none),               \
         (DO, remainderInt, b2c1), (END, returnValues, none))                                      \
    EACH(returnUnlessAtLeast, (PASS, jumpIfGreaterOrEqualImmediate, none),                         \
         (END, returnValues, none))                                                                \
    /* Ends of loops */                                                                            \
    EACH(countUp, (DO, addIntImmediate, none), (LOOP, loopIfLessInt, none))                        \
    EACH(moveAndCountUp, (DO, move, none), (DO, addIntImmediate, none),                            \
         (LOOP, loopIfLessInt, none))                                                              \
    EACH(countBoth, (DO, addIntImmediate, none), (DO, addIntImmediate, none),                      \
         (LOOP, loopIfLessOrEqualInt, none))                                                       \
    EACH(addAndNext, (DO, addInt, none), (LOOP, loopIfNextLess, none))                             \
    EACH(addAndNextAtMost, (DO, addInt, none), (LOOP, loopIfNextAtMost, none))                     \
    EACH(addDoubleAndNext, (DO, addDouble, none), (LOOP, loopIfNextLess, none))                    \
    EACH(setAndNext, (DO, arraySet, none), (LOOP, loopIfNextLess, none))                           \
    EACH(setIndirectAndNext, (DO, arraySetIndirect, none), (LOOP, loopIfNextLess, none))           \
    EACH(setByteAndStride, (DO, arraySetByte, none), (LOOP, loopStrideThrough, none))              \
    EACH(appendAndNext, (DO, arrayAppend, none), (LOOP, loopIfNextLess, none))                     \
    EACH(moveAndLoop, (DO, move, none), (END, loop, none))                                         \
    EACH(addAndLoop, (DO, addInt, none), (END, loop, none))                                        \
    EACH(moveAddAndLoop, (DO, move, none), (DO, addInt, none), (END, loop, none))                  \
    EACH(releaseAddAndNext, (DO, release, none), (DO, addDouble, none),                            \
         (LOOP, loopIfNextLess, none))                                                             \
    /* Integers */                                                                                 \
    EACH(multiplyAndAdd, (DO, multiplyInt, none), (DO, addInt, b1))                                \
    EACH(multiplyAndDivide, (DO, multiplyInt, none), (DO, remainderInt, b1))                       \
    EACH(divideByConstant, (DO, loadImmediate, none), (DO, remainderInt, c1))                      \
    EACH(jumpIfDoubleNotMore, (DO, loadConstant, none), (JUMP, jumpIfNotLessDouble, a1))           \
    EACH(jumpUnlessRemainder, (DO, remainderInt, none), (JUMP, jumpIfNotEqualImmediate, a1))       \
    EACH(jumpIfFlagIsFalse, (DO, arrayGetByte, none), (JUMP, jumpIfFalse, a1))                     \
    EACH(changeInt, (DO, loadIndirect, none), (DO, addIntImmediate, b1),                           \
         (DO, storeIndirect, b1))                                                                  \
    /* Floating point */                                                                           \
    EACH(sumOfProducts, (DO, multiplyDouble, none), (DO, multiplyDouble, none),                    \
         (DO, addDouble, b2c1))                                                                    \
    EACH(sumOfProductsIsLess, (DO, multiplyDouble, none), (DO, multiplyDouble, none),              \
         (DO, addDouble, b2c1), (JUMP, jumpIfNotLessDouble, a1))                                   \
    EACH(subtractProductAndAdd, (DO, multiplyDouble, none), (DO, subtractDouble, c1),              \
         (DO, addDouble, b1))                                                                      \
    EACH(subtractProduct, (DO, multiplyDouble, none), (DO, subtractDouble, c1))                    \
    EACH(addToProduct, (DO, multiplyDouble, none), (DO, addDouble, b1))                            \
    EACH(addProduct, (DO, multiplyDouble, none), (DO, addDouble, c1))                              \
    EACH(multiplyTwiceAndAdd, (DO, multiplyDouble, none), (DO, multiplyDouble, b1),                \
         (DO, addDouble, b1))                                                                      \
    EACH(multiplyTwice, (DO, multiplyDouble, none), (DO, multiplyDouble, b1))                      \
    EACH(multiplyTwiceAndAddAt, (DO, multiplyDouble, none), (DO, multiplyDouble, b1),              \
         (DO, addDoubleAt, b1))                                                                    \
    EACH(multiplyTwiceAndSubtractAt, (DO, multiplyDouble, none), (DO, multiplyDouble, b1),         \
         (DO, subtractDoubleAt, b1))                                                               \
    EACH(divideByProduct, (DO, multiplyDouble, none), (DO, divideDouble, c1))                      \
    EACH(divideByRoot, (DO, squareRootDouble, none), (DO, multiplyDouble, c1),                     \
         (DO, divideDouble, c1))                                                                   \
    EACH(squareOfDifference, (DO, subtractDouble, none), (DO, multiplyDouble, b1c1))               \
    EACH(multiplyByInt, (DO, intToDouble, none), (DO, multiplyDouble, c1))                         \
    EACH(subtractProductAt, (DO, multiplyDouble, none), (DO, subtractDoubleAt, b1))                \
    EACH(addProductAt, (DO, multiplyDouble, none), (DO, addDoubleAt, b1))                          \
    EACH(addFloatProduct, (DO, multiplyFloat, none), (DO, addFloat, c1))                           \
    /* Parts of objects */                                                                         \
    EACH(differenceOfParts, (DO, loadSlot, none), (DO, loadSlot, none),                            \
         (DO, subtractDouble, b2c1))                                                               \
    EACH(productOfParts, (DO, loadSlot, none), (DO, loadSlot, none),                               \
         (DO, multiplyDouble, b2c1))                                                               \
    EACH(multiplyByPart, (DO, loadSlot, none), (DO, multiplyDouble, c1))                           \
    EACH(subtractProductWithPart, (DO, loadSlot, none), (DO, multiplyDouble, c1),                  \
         (DO, multiplyDouble, b1), (DO, subtractDoubleAt, b1))                                     \
    EACH(addProductWithPart, (DO, loadSlot, none), (DO, multiplyDouble, c1),                       \
         (DO, multiplyDouble, b1), (DO, addDoubleAt, b1))                                          \
    EACH(multiplyTwiceByPart, (DO, loadSlot, none), (DO, multiplyDouble, c1),                      \
         (DO, multiplyDouble, b1))                                                                 \
    EACH(multiplyPart, (DO, loadSlot, none), (DO, multiplyDouble, b1))                             \
    EACH(differenceWithElementsPart, (DO, arrayGet, none), (DO, loadSlot, b1),                     \
         (DO, subtractDouble, c1))                                                                 \
    EACH(multiplyTwiceByElementsPart, (DO, arrayGet, none), (DO, loadSlot, b1),                    \
         (DO, multiplyDouble, c1), (DO, multiplyDouble, b1))                                       \
    EACH(addProductWithElementsPart, (DO, arrayGet, none), (DO, loadSlot, b1),                     \
         (DO, multiplyDouble, c1), (DO, multiplyDouble, b1), (DO, addDoubleAt, b1))                \
    EACH(addProductWithPartAt, (DO, loadIndirect, none), (DO, arrayGet, b1), (DO, loadSlot, b1),   \
         (DO, multiplyDouble, c1), (DO, multiplyDouble, b1), (DO, addDoubleAt, b1))                \
    EACH(subtractProductWithPartAt, (DO, loadIndirect, none), (DO, arrayGet, b1),                  \
         (DO, loadSlot, b1), (DO, multiplyDouble, c1), (DO, multiplyDouble, b1),                   \
         (DO, subtractDoubleAt, b1))                                                               \
    EACH(jumpUnlessCase, (DO, loadSlot, none), (JUMP, jumpIfNotEqualImmediate, a1))                \
    EACH(newWithPart, (DO, newObject, none), (DO, storeSlot, none))                                \
    EACH(newWithConstant, (DO, newObject, none), (DO, loadImmediate, none),                        \
         (DO, storeSlot, a2b1))                                                                    \
    EACH(partOfElement, (DO, arrayGet, none), (DO, loadSlot, b1))                                  \
    EACH(partOfElementAt, (DO, loadIndirect, none), (DO, arrayGet, b1), (DO, loadSlot, b1))        \
    EACH(addToElement, (DO, projectElement, none), (DO, projectPayload, b1),                       \
         (DO, addDoubleAt, a1))                                                                    \
    EACH(subtractFromElement, (DO, projectElement, none), (DO, projectPayload, b1),                \
         (DO, subtractDoubleAt, a1))                                                               \
    EACH(changeElement, (DO, projectElement, none), (DO, projectPayload, b1))                      \
    /* Arrays */                                                                                   \
    EACH(addProductOfRowAndColumn, (DO, arrayGet, none), (DO, arrayGet, none),                     \
         (DO, arrayGet, b1), (DO, multiplyAddDouble, b3c1), (LOOP, loopIfNextLess, none))          \
    EACH(addProductOfElements, (DO, arrayGet, none), (DO, arrayGet, none),                         \
         (DO, multiplyAddDouble, b2c1), (LOOP, loopIfNextLess, none))                              \
    EACH(elementOfRow, (DO, arrayGet, none), (DO, arrayGet, b1))                                   \
    EACH(addElement, (DO, arrayGet, none), (DO, addInt, c1))                                       \
    EACH(addDoubleElement, (DO, arrayGet, none), (DO, addDouble, c1))                              \
    EACH(jumpIfElementIsLess, (DO, arrayGet, none), (JUMP, jumpIfLessOrEqualInt, a1))              \
    EACH(jumpIfElementIsMore, (DO, arrayGet, none), (JUMP, jumpIfLessOrEqualInt, b1))              \
    EACH(upWhileLess, (DO, addIntImmediate, none), (DO, arrayGet, c1),                             \
         (LOOP, loopIfLessInt, a1))                                                                \
    EACH(downWhileMore, (DO, addIntImmediate, none), (DO, arrayGet, c1),                           \
         (LOOP, loopIfLessInt, b1))                                                                \
    EACH(elementAt, (DO, loadIndirect, none), (DO, arrayGet, b1))                                  \
    /* Text and dictionaries */                                                                    \
    EACH(describeAndJoin, (DO, describeInt, none), (DO, concatenateStrings, none),                 \
         (DO, release, none), (DO, release, none))                                                 \
    EACH(findOrJump, (DO, addressOfLocal, none), (DO, tableFind, b1),                              \
         (JUMP, jumpIfNotZero, a1))                                                                \
    EACH(releaseTwo, (DO, release, none), (DO, release, none))

#define SEQUENCE_HANDLER(name, ...)                                                                \
    OP(name) {                                                                                     \
        EACH_PART(CODE, __VA_ARGS__)                                                               \
        CONTINUE_AT(pc);                                                                           \
    }                                                                                              \
    static const CorePart name##Parts[] = {EACH_PART(DATA, __VA_ARGS__)};
SEQUENCES(SEQUENCE_HANDLER)

#define SEQUENCE(name, ...)                                                                        \
    {(CoreHandler)name##Handler, name##Parts, sizeof name##Parts / sizeof *name##Parts},
static const CoreSequence sequences[] = {SEQUENCES(SEQUENCE)};
