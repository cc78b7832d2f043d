// Softmax, cross entropy and the optimizers' steps.

INLINE TYPE NAME(row_exponentials)(const TYPE *x, TYPE *y, int64_t n, TYPE largest) {
    V total = splat(0);
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES) {
        V e = exponential(load(x + i) - largest);
        total += e;
        if (y) store(y + i, e);
    }
    if (i < n) {
        int rest = (int)(n - i);
        TYPE padded[LANES];
        V e = exponential(load_some(x + i, rest) - largest);
        // The lanes past the end hold e^(0 - largest), which must not count.
        store(padded, e);
        for (int lane = rest; lane < LANES; lane++) padded[lane] = 0;
        e = load(padded);
        total += e;
        if (y) store_some(y + i, e, rest);
    }
    return add_lanes(total);
}

static void NAME(softmax)(bool logarithmic, const TYPE *x, TYPE *y, int64_t n) {
    TYPE largest = NAME(extreme_run)(x, n, true);
    // A row of minus infinities keeps its NaN; plus infinity makes one, as the formula does.
    TYPE total = NAME(row_exponentials)(x, logarithmic ? 0 : y, n, largest);
    if (logarithmic) {
        // Together, a large element and a small logarithm would round the logarithm away.
        TYPE shift = (TYPE)log((double)total);
        for (int64_t i = 0; i < n; i++) y[i] = x[i] - largest - shift;
    } else {
        TYPE scale = 1 / total;
        for (int64_t i = 0; i < n; i++) y[i] *= scale;
    }
}

static TYPE NAME(cross_entropy)(const TYPE *x, int64_t n, int64_t label) {
    TYPE largest = NAME(extreme_run)(x, n, true);
    TYPE total = NAME(row_exponentials)(x, 0, n, largest);
    return (TYPE)log((double)total) + (largest - x[label]);
}

static void NAME(cross_entropy_gradient)(
    const TYPE *x, TYPE *dx, int64_t n, int64_t label, TYPE dloss) {
    NAME(softmax)(false, x, dx, n);
    dx[label] -= 1;
    for (int64_t i = 0; i < n; i++) dx[i] *= dloss;
}

static void NAME(adam)(
    const RoutineAdamTensor *t, int64_t from, int64_t to, const RoutineAdamNumbers *numbers) {
    const TYPE *p = t->parameter, *g = t->gradient, *m = t->m, *v = t->v;
    TYPE *np = t->new_parameter, *nm = t->new_m, *nv = t->new_v;
    TYPE b1 = (TYPE)numbers->beta1, b2 = (TYPE)numbers->beta2;
    TYPE c1 = (TYPE)(1 - numbers->beta1), c2 = (TYPE)(1 - numbers->beta2);
    TYPE rate = (TYPE)(numbers->learning_rate / numbers->correction1);
    TYPE unbias = (TYPE)(1 / sqrt(numbers->correction2)), epsilon = (TYPE)numbers->epsilon;
    TYPE keep = (TYPE)(1 - numbers->learning_rate * numbers->weight_decay);
    for (int64_t i = from; i < to; i += LANES) {
        int n = to - i < LANES ? (int)(to - i) : LANES;
        bool whole = n == LANES;
        V gi = whole ? load(g + i) : load_some(g + i, n);
        V mi = whole ? load(m + i) : load_some(m + i, n);
        V vi = whole ? load(v + i) : load_some(v + i, n);
        V pi = whole ? load(p + i) : load_some(p + i, n);
        mi = b1 * mi + c1 * gi;
        vi = b2 * vi + c2 * (gi * gi);
        V root = __builtin_elementwise_sqrt(vi) * unbias + epsilon;
        pi = keep * pi - rate * (mi / root);
        if (whole) {
            store(nm + i, mi);
            store(nv + i, vi);
            store(np + i, pi);
        } else {
            store_some(nm + i, mi, n);
            store_some(nv + i, vi, n);
            store_some(np + i, pi, n);
        }
    }
}

static void NAME(sgd)(
    const RoutineAdamTensor *t, int64_t from, int64_t to, const RoutineSGDNumbers *numbers) {
    const TYPE *p = t->parameter, *g = t->gradient, *m = t->m;
    TYPE *np = t->new_parameter, *nm = t->new_m;
    TYPE rate = (TYPE)numbers->learning_rate, momentum = (TYPE)numbers->momentum;
    TYPE decay = (TYPE)numbers->weight_decay;
    for (int64_t i = from; i < to; i++) {
        TYPE step = g[i] + decay * p[i];
        if (m) {
            TYPE velocity = momentum * m[i] + step;
            nm[i] = velocity;
            step = numbers->nesterov ? step + momentum * velocity : velocity;
        }
        np[i] = p[i] - rate * step;
    }
}

/// One vector of `finish`; bias and mask are NULL where there is none.
INLINE V NAME(finished)(V v, const TYPE *bias, const TYPE *mask, const bool relu, int n) {
    if (bias) v += n == LANES ? load(bias) : load_some(bias, n);
    if (relu) v = choose(v < splat(0), splat(0), v);
    if (mask) v = choose((n == LANES ? load(mask) : load_some(mask, n)) > splat(0), v, splat(0));
    return v;
}

/// `finish` for one combination of what there is to do.
INLINE void NAME(finish_rows)(
    TYPE *c, const TYPE *bias, const TYPE *mask, const bool relu, int64_t pitch, int64_t rows,
    int64_t columns) {
    int64_t whole = columns / LANES * LANES;
    int n = (int)(columns - whole);
    for (int64_t i = 0; i < rows; i++, c += pitch) {
        for (int64_t j = 0; j < whole; j += LANES)
            store(
                c + j,
                NAME(finished)(
                    load(c + j), bias ? bias + j : bias, mask ? mask + j : mask, relu, LANES));
        if (n > 0)
            store_some(
                c + whole,
                NAME(finished)(
                    load_some(c + whole, n), bias ? bias + whole : bias,
                    mask ? mask + whole : mask, relu, n),
                n);
        if (mask) mask += pitch;
    }
}

/// What `RoutineEpilogue` says, for a block of the matrix c whose rows are `pitch` elements apart.
static void NAME(finish)(
    const RoutineEpilogue *e, TYPE *c, int64_t pitch, int64_t row, int64_t column, int64_t rows,
    int64_t columns) {
    int64_t start = row * pitch + column;
    const TYPE *bias = e->bias ? (const TYPE *)e->bias + column : NULL;
    const TYPE *mask = e->mask ? (const TYPE *)e->mask + start : NULL;
    c += start;
    if (mask)
        NAME(finish_rows)(c, bias, mask, e->relu, pitch, rows, columns);
    else if (e->relu)
        NAME(finish_rows)(c, bias, NULL, true, pitch, rows, columns);
    else
        NAME(finish_rows)(c, bias, NULL, false, pitch, rows, columns);
}

const TYPED_TABLE NAME(table) = {
    NAME(tiles),         NAME(gemm),       NAME(reduce_columns), NAME(reduce_row),
    NAME(arg_reduce),    NAME(sum_columns), NAME(softmax),       NAME(cross_entropy),
    NAME(cross_entropy_gradient),           NAME(adam),          NAME(sgd),
    NAME(sum_run),       NAME(pool),        NAME(filter_gradient), NAME(finish),
};
