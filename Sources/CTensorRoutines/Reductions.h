// Sums, means, extremes and products along one axis. Sums of floats are carried in blocks whose
// totals are added in double, so that a long sum loses little and never depends on the threads.

enum { BLOCK = 512 };

static double NAME(sum_run)(const TYPE *x, int64_t n) {
    double total = 0;
    for (int64_t from = 0; from < n; from += BLOCK) {
        int64_t end = n - from < BLOCK ? n : from + BLOCK;
        V s0 = splat(0), s1 = s0, s2 = s0, s3 = s0;
        int64_t i = from;
        for (; i + 4 * LANES <= end; i += 4 * LANES) {
            s0 += load(x + i);
            s1 += load(x + i + LANES);
            s2 += load(x + i + 2 * LANES);
            s3 += load(x + i + 3 * LANES);
        }
        for (; i + LANES <= end; i += LANES) s0 += load(x + i);
        if (i < end) s1 += load_some(x + i, (int)(end - i));
        total += (double)add_lanes((s0 + s1) + (s2 + s3));
    }
    return total;
}

static TYPE NAME(extreme_run)(const TYPE *x, int64_t n, bool largest) {
    // Four runs side by side: one after the other, each comparison would wait for the last.
    V b0 = splat(x[0]), b1 = b0, b2 = b0, b3 = b0;
    int64_t i = 0;
    for (; i + 4 * LANES <= n; i += 4 * LANES) {
        V v0 = load(x + i), v1 = load(x + i + LANES);
        V v2 = load(x + i + 2 * LANES), v3 = load(x + i + 3 * LANES);
        b0 = largest ? larger(b0, v0) : smaller(b0, v0);
        b1 = largest ? larger(b1, v1) : smaller(b1, v1);
        b2 = largest ? larger(b2, v2) : smaller(b2, v2);
        b3 = largest ? larger(b3, v3) : smaller(b3, v3);
    }
    V best = largest ? larger(larger(b0, b1), larger(b2, b3))
                     : smaller(smaller(b0, b1), smaller(b2, b3));
    TYPE result = best[0];
    for (int lane = 1; lane < LANES; lane++) {
        TYPE y = best[lane];
        if (y != y || (result == result && (largest ? y > result : y < result))) result = y;
    }
    for (; i < n; i++)
        if (x[i] != x[i] || (result == result && (largest ? x[i] > result : x[i] < result)))
            result = x[i];
    return result;
}

/// Columns that are summed side by side, so that a row's cache line is read once.
enum { SIDE = 4 * LANES };

/// Adds `rows` rows of `columns` columns, at most SIDE, to one total for each column: in runs of
/// 256 rows, whose sums are added in double.
INLINE void NAME(add_columns)(
    const TYPE *x, double *totals, int64_t rows, int64_t inner, int columns) {
    for (int64_t start = 0; start < rows; start += 256) {
        int64_t end = rows - start < 256 ? rows : start + 256;
        const TYPE *row = x + start * inner;
        TYPE sums[SIDE];
        if (columns == SIDE) {
            V s0 = splat(0), s1 = s0, s2 = s0, s3 = s0;
            for (int64_t i = start; i < end; i++, row += inner) {
                s0 += load(row);
                s1 += load(row + LANES);
                s2 += load(row + 2 * LANES);
                s3 += load(row + 3 * LANES);
            }
            store(sums, s0);
            store(sums + LANES, s1);
            store(sums + 2 * LANES, s2);
            store(sums + 3 * LANES, s3);
        } else {
            for (int at = 0; at < columns; at += LANES) {
                int n = columns - at < LANES ? columns - at : LANES;
                V sum = splat(0);
                const TYPE *place = row + at;
                for (int64_t i = start; i < end; i++, place += inner)
                    sum += n == LANES ? load(place) : load_some(place, n);
                store(sums + at, sum);
            }
        }
        for (int j = 0; j < columns; j++) totals[j] += (double)sums[j];
    }
}

/// Adds the columns [from, to) of `rows` rows to totals[from...].
static void NAME(sum_columns)(
    const TYPE *x, double *totals, int64_t rows, int64_t inner, int64_t from, int64_t to) {
    for (int64_t j = from; j < to; j += SIDE)
        NAME(add_columns)(
            x + j, totals + j, rows, inner, to - j < SIDE ? (int)(to - j) : SIDE);
}

/// Reduces rows [0, count) of `inner` columns, columns [from, to), into y.
static void NAME(reduce_columns)(
    int operation, const TYPE *x, TYPE *y, int64_t count, int64_t inner, int64_t from,
    int64_t to) {
    if (operation == REDUCE_SUM || operation == REDUCE_MEAN) {
        double scale = operation == REDUCE_MEAN ? (double)count : 1;
        for (int64_t j = from; j < to; j += SIDE) {
            int columns = to - j < SIDE ? (int)(to - j) : SIDE;
            double totals[SIDE] = {0};
            NAME(add_columns)(x + j, totals, count, inner, columns);
            for (int at = 0; at < columns; at++) y[j + at] = (TYPE)(totals[at] / scale);
        }
        return;
    }
    for (int64_t j = from; j < to; j += LANES) {
        int n = to - j < LANES ? (int)(to - j) : LANES;
        V result = load_some(x + j, n);
        for (int64_t i = 1; i < count; i++) {
            V next = load_some(x + i * inner + j, n);
            result = operation == REDUCE_MAX ? larger(result, next)
                : operation == REDUCE_MIN    ? smaller(result, next)
                                             : result * next;
        }
        store_some(y + j, result, n);
    }
}

static void NAME(reduce_row)(int operation, const TYPE *x, TYPE *y, int64_t count) {
    switch (operation) {
    case REDUCE_SUM: *y = (TYPE)NAME(sum_run)(x, count); break;
    case REDUCE_MEAN: *y = (TYPE)(NAME(sum_run)(x, count) / (double)count); break;
    case REDUCE_MAX: *y = NAME(extreme_run)(x, count, true); break;
    case REDUCE_MIN: *y = NAME(extreme_run)(x, count, false); break;
    default: {
        TYPE product = 1;
        for (int64_t i = 0; i < count; i++) product *= x[i];
        *y = product;
    }
    }
}

/// The first place of the extreme element of a run: the element first, then its place.
static int64_t NAME(arg_run)(bool largest, const TYPE *x, int64_t count) {
    TYPE best = NAME(extreme_run)(x, count, largest);
    int64_t i = 0;
    // Vectors that hold neither it nor, if it is NaN, another NaN are passed over, four at a time.
    V wanted = splat(best);
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
        VI found = {0};
        for (int j = 0; j < 4; j++) {
            V v = load(x + i + j * LANES);
            found |= best == best ? v == wanted : v != v;
        }
        if (__builtin_reduce_or(found)) break;
    }
    for (; i < count; i++)
        if (x[i] == best || (x[i] != x[i] && best != best)) break;
    return i;
}

/// Places of the extreme elements along rows [0, count), of columns [from, to).
static void NAME(arg_reduce)(
    bool largest, const TYPE *x, int32_t *y, int64_t count, int64_t inner, int64_t from,
    int64_t to) {
    if (inner == 1) {
        y[0] = (int32_t)NAME(arg_run)(largest, x, count);
        return;
    }
    for (int64_t j = from; j < to; j += LANES) {
        int n = to - j < LANES ? (int)(to - j) : LANES;
        V best = load_some(x + j, n);
        VI at = {0};
        for (int64_t i = 1; i < count; i++) {
            V next = n == LANES ? load(x + i * inner + j) : load_some(x + i * inner + j, n);
            VI better = (largest ? next > best : next < best) | (next != next);
            better &= best == best;
            best = choose(better, next, best);
            at = (at & ~better) | (((VI){0} + (INTEGER)i) & better);
        }
        for (int lane = 0; lane < n; lane++) y[j + lane] = (int32_t)at[lane];
    }
}
