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
    V best = splat(x[0]);
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES)
        best = largest ? larger(best, load(x + i)) : smaller(best, load(x + i));
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

/// Reduces rows [0, count) of `inner` columns, columns [from, to), into y.
static void NAME(reduce_columns)(
    int operation, const TYPE *x, TYPE *y, int64_t count, int64_t inner, int64_t from,
    int64_t to) {
    for (int64_t j = from; j < to; j += LANES) {
        int n = to - j < LANES ? (int)(to - j) : LANES;
        if (operation == REDUCE_SUM || operation == REDUCE_MEAN) {
            double total[LANES] = {0};
            for (int64_t start = 0; start < count; start += 256) {
                int64_t end = count - start < 256 ? count : start + 256;
                V sum = splat(0);
                if (n == LANES)
                    for (int64_t i = start; i < end; i++) sum += load(x + i * inner + j);
                else
                    for (int64_t i = start; i < end; i++) sum += load_some(x + i * inner + j, n);
                for (int lane = 0; lane < LANES; lane++) total[lane] += (double)sum[lane];
            }
            double scale = operation == REDUCE_MEAN ? (double)count : 1;
            for (int lane = 0; lane < n; lane++) y[j + lane] = (TYPE)(total[lane] / scale);
            continue;
        }
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

static void NAME(arg_reduce)(
    bool largest, const TYPE *x, int32_t *y, int64_t count, int64_t inner) {
    for (int64_t j = 0; j < inner; j++) {
        TYPE best = x[j];
        int64_t at = 0;
        for (int64_t i = 1; i < count; i++) {
            TYPE next = x[i * inner + j];
            bool better = largest ? next > best : next < best;
            if (best == best && (better || next != next)) {
                best = next;
                at = i;
            }
        }
        y[j] = (int32_t)at;
    }
}
