// Element-wise chains: each instruction runs over a tile that stays in the first-level cache.

typedef void (*TileKernel)(TYPE *, const TYPE *, const TYPE *, const TYPE *, int);

#define KERNEL(name, expression)                                                                \
    static void NAME(tile_##name)(                                                              \
        TYPE *d, const TYPE *pa, const TYPE *pb, const TYPE *pc, int n) {                       \
        (void)pb;                                                                               \
        (void)pc;                                                                               \
        int i = 0;                                                                              \
        for (; i + LANES <= n; i += LANES) {                                                    \
            V a = LOAD_A(load(pa + i)), b = LOAD_B(load(pb + i)), c = LOAD_C(load(pc + i));     \
            (void)b;                                                                            \
            (void)c;                                                                            \
            store(d + i, expression);                                                           \
        }                                                                                       \
        if (i < n) {                                                                            \
            int rest = n - i;                                                                   \
            V a = load_some(pa + i, rest), b = LOAD_B(load_some(pb + i, rest));                 \
            V c = LOAD_C(load_some(pc + i, rest));                                              \
            (void)b;                                                                            \
            (void)c;                                                                            \
            store_some(d + i, expression, rest);                                                \
        }                                                                                       \
    }
#define LOAD_A(x) x
#define LOAD_B(x) splat(0)
#define LOAD_C(x) splat(0)
KERNEL(copy, a)
KERNEL(negate, -a)
KERNEL(abs, magnitude(a))
KERNEL(exp, exponential(a))
KERNEL(log, logarithm(a))
KERNEL(sqrt, __builtin_elementwise_sqrt(a))
KERNEL(rsqrt, 1 / __builtin_elementwise_sqrt(a))
KERNEL(tanh, hyperbolic_tangent(a))
KERNEL(sigmoid, 1 / (1 + exponential(-a)))
KERNEL(relu, choose(a < 0, splat(0), a))
KERNEL(floor, __builtin_elementwise_floor(a))
KERNEL(ceil, __builtin_elementwise_ceil(a))
KERNEL(round, __builtin_elementwise_roundeven(a))
KERNEL(sign, choose(a != a, a, truth(a > 0) - truth(a < 0)))
KERNEL(square, a *a)
KERNEL(reciprocal, 1 / a)
KERNEL(not, truth(a == 0))
#undef LOAD_B
#define LOAD_B(x) x
KERNEL(add, a + b)
KERNEL(subtract, a - b)
KERNEL(multiply, a *b)
KERNEL(divide, a / b)
KERNEL(maximum, larger(a, b))
KERNEL(minimum, smaller(a, b))
KERNEL(equal, truth(a == b))
KERNEL(not_equal, truth(a != b))
KERNEL(less, truth(a < b))
KERNEL(less_equal, truth(a <= b))
KERNEL(greater, truth(a > b))
KERNEL(greater_equal, truth(a >= b))
KERNEL(and, truth((a != 0) & (b != 0)))
KERNEL(or, truth((a != 0) | (b != 0)))
// The gradient b flows where relu's result a is positive.
KERNEL(relu_gradient, choose(a > 0, b, splat(0)))
#undef LOAD_C
#define LOAD_C(x) x
KERNEL(select, choose(a != 0, b, c))
#undef LOAD_A
#undef LOAD_B
#undef LOAD_C

#define EACH(name, expression)                                            \
    static void NAME(tile_##name)(                                        \
        TYPE *d, const TYPE *a, const TYPE *b, const TYPE *c, int n) {    \
        (void)b;                                                          \
        (void)c;                                                          \
        for (int i = 0; i < n; i++) d[i] = (TYPE)(expression);            \
    }
#if IS_FLOAT
EACH(sin, sinf(a[i]))
EACH(cos, cosf(a[i]))
EACH(erf, erff(a[i]))
EACH(log1p, log1pf(a[i]))
EACH(expm1, expm1f(a[i]))
EACH(asin, asinf(a[i]))
EACH(acos, acosf(a[i]))
EACH(atan, atanf(a[i]))
EACH(remainder, fmodf(a[i], b[i]))
EACH(power, powf(a[i], b[i]))
#else
EACH(sin, sin(a[i]))
EACH(cos, cos(a[i]))
EACH(erf, erf(a[i]))
EACH(log1p, log1p(a[i]))
EACH(expm1, expm1(a[i]))
EACH(asin, asin(a[i]))
EACH(acos, acos(a[i]))
EACH(atan, atan(a[i]))
EACH(remainder, fmod(a[i], b[i]))
EACH(power, pow(a[i], b[i]))
#endif

static const TileKernel NAME(kernels)[TILE_OPERATIONS] = {
    [TILE_COPY] = NAME(tile_copy),
    [TILE_NEGATE] = NAME(tile_negate),
    [TILE_ABS] = NAME(tile_abs),
    [TILE_EXP] = NAME(tile_exp),
    [TILE_LOG] = NAME(tile_log),
    [TILE_SQRT] = NAME(tile_sqrt),
    [TILE_RSQRT] = NAME(tile_rsqrt),
    [TILE_SIN] = NAME(tile_sin),
    [TILE_COS] = NAME(tile_cos),
    [TILE_TANH] = NAME(tile_tanh),
    [TILE_SIGMOID] = NAME(tile_sigmoid),
    [TILE_RELU] = NAME(tile_relu),
    [TILE_ERF] = NAME(tile_erf),
    [TILE_FLOOR] = NAME(tile_floor),
    [TILE_CEIL] = NAME(tile_ceil),
    [TILE_ROUND] = NAME(tile_round),
    [TILE_SIGN] = NAME(tile_sign),
    [TILE_SQUARE] = NAME(tile_square),
    [TILE_RECIPROCAL] = NAME(tile_reciprocal),
    [TILE_NOT] = NAME(tile_not),
    [TILE_LOG1P] = NAME(tile_log1p),
    [TILE_EXPM1] = NAME(tile_expm1),
    [TILE_ASIN] = NAME(tile_asin),
    [TILE_ACOS] = NAME(tile_acos),
    [TILE_ATAN] = NAME(tile_atan),
    [TILE_ADD] = NAME(tile_add),
    [TILE_SUBTRACT] = NAME(tile_subtract),
    [TILE_MULTIPLY] = NAME(tile_multiply),
    [TILE_DIVIDE] = NAME(tile_divide),
    [TILE_REMAINDER] = NAME(tile_remainder),
    [TILE_POWER] = NAME(tile_power),
    [TILE_MAXIMUM] = NAME(tile_maximum),
    [TILE_MINIMUM] = NAME(tile_minimum),
    [TILE_EQUAL] = NAME(tile_equal),
    [TILE_NOT_EQUAL] = NAME(tile_not_equal),
    [TILE_LESS] = NAME(tile_less),
    [TILE_LESS_EQUAL] = NAME(tile_less_equal),
    [TILE_GREATER] = NAME(tile_greater),
    [TILE_GREATER_EQUAL] = NAME(tile_greater_equal),
    [TILE_AND] = NAME(tile_and),
    [TILE_OR] = NAME(tile_or),
    [TILE_RELU_GRADIENT] = NAME(tile_relu_gradient),
    [TILE_SELECT] = NAME(tile_select),
};

/// Copies `n` operand elements from `from` on, as TYPE, whatever their type in memory.
static void NAME(convert)(TYPE *d, const RoutineTileInput *input, int64_t from, int n) {
    switch (input->type) {
    case ROUTINE_U8:
    case ROUTINE_BOOL: {
        const uint8_t *s = (const uint8_t *)input->data + from;
        for (int i = 0; i < n; i++) d[i] = (TYPE)s[i];
        break;
    }
    case ROUTINE_I32: {
        const int32_t *s = (const int32_t *)input->data + from;
        for (int i = 0; i < n; i++) d[i] = (TYPE)s[i];
        break;
    }
    default: memcpy(d, (const TYPE *)input->data + from, (size_t)n * sizeof(TYPE));
    }
}

/// Makes register `target` hold the operand's elements for [start, start + n).
static TYPE *NAME(fetch)(
    TYPE *space, const RoutineTileInput *input, int64_t start, int n, bool first) {
    bool same = input->type == (IS_FLOAT ? ROUTINE_F32 : ROUTINE_F64);
    switch (input->mode) {
    case TILE_FULL:
        if (same) return (TYPE *)input->data + start;
        NAME(convert)(space, input, start, n);
        return space;
    case TILE_SCALAR:
        if (first) {
            TYPE x;
            NAME(convert)(&x, input, 0, 1);
            for (int i = 0; i < TILE_LENGTH; i++) space[i] = x;
        }
        return space;
    case TILE_INNER: {
        int64_t at = start % input->period;
        if (same && at + n <= input->period) return (TYPE *)input->data + at;
        for (int done = 0; done < n;) {
            int64_t left = input->period - at;
            int piece = left < n - done ? (int)left : n - done;
            NAME(convert)(space + done, input, at, piece);
            done += piece;
            at = 0;
        }
        return space;
    }
    default: {
        int64_t element = start / input->period, used = start % input->period;
        for (int done = 0; done < n; element++) {
            int64_t left = input->period - used;
            int piece = left < n - done ? (int)left : n - done;
            TYPE x;
            NAME(convert)(&x, input, element, 1);
            for (int i = 0; i < piece; i++) space[done + i] = x;
            done += piece;
            used = 0;
        }
        return space;
    }
    }
}

static void NAME(tiles)(const RoutineTileProgram *program, int64_t begin, int64_t end) {
    TYPE space[TILE_REGISTERS + TILE_OPERANDS][TILE_LENGTH] __attribute__((aligned(64)));
    TYPE *registers[TILE_REGISTERS + TILE_OPERANDS];
    for (int i = 0; i < TILE_REGISTERS + TILE_OPERANDS; i++) registers[i] = space[i];
    for (int64_t start = begin; start < end; start += TILE_LENGTH) {
        int n = end - start < TILE_LENGTH ? (int)(end - start) : TILE_LENGTH;
        for (int i = 0; i < program->input_count; i++) {
            const RoutineTileInput *input = &program->inputs[i];
            registers[input->target] =
                NAME(fetch)(space[input->target], input, start, n, start == begin);
        }
        for (int i = 0; i < program->output_count; i++) {
            const RoutineTileOutput *output = &program->outputs[i];
            if (output->type != ROUTINE_BOOL)
                registers[output->source] = (TYPE *)output->data + start;
        }
        for (int i = 0; i < program->instruction_count; i++) {
            RoutineTileInstruction it = program->instructions[i];
            NAME(kernels)[it.operation](
                registers[it.result], registers[it.a], registers[it.b], registers[it.c], n);
        }
        for (int i = 0; i < program->output_count; i++) {
            const RoutineTileOutput *output = &program->outputs[i];
            if (output->type != ROUTINE_BOOL) continue;
            const TYPE *source = registers[output->source];
            uint8_t *target = (uint8_t *)output->data + start;
            for (int j = 0; j < n; j++) target[j] = source[j] != 0;
        }
    }
}
