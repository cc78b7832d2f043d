// Chooses the tables for this processor and splits element-wise work and reductions into parts.
// A part is at least some ten microseconds of work, and its bounds come from the shape alone.
#include "CTensorRoutines.h"
#include "Tables.h"

#include <stdlib.h>

#if defined(__x86_64__)
static int vector_unit(void) {
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw"))
        return 2;
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 1 : 0;
}

bool has_wide_vectors(void) { return vector_unit() == 2; }

const FloatTable *float_table(void) {
    static const FloatTable *chosen;
    if (!chosen) {
        const FloatTable *all[] = {&table_f32_baseline, &table_f32_avx2, &table_f32_avx512};
        chosen = all[vector_unit()];
    }
    return chosen;
}

const DoubleTable *double_table(void) {
    static const DoubleTable *chosen;
    if (!chosen) {
        const DoubleTable *all[] = {&table_f64_baseline, &table_f64_avx2, &table_f64_avx512};
        chosen = all[vector_unit()];
    }
    return chosen;
}
#else
bool has_wide_vectors(void) { return false; }
const FloatTable *float_table(void) { return &table_f32_baseline; }
const DoubleTable *double_table(void) { return &table_f64_baseline; }
#endif

static int64_t minimum(int64_t a, int64_t b) { return a < b ? a : b; }

/// Elements in one part of element-wise work: a multiple of the tile.
enum { PART = 16384 };

typedef struct {
    int type;
    const RoutineTileProgram *program;
    int64_t count, part;
} TileWork;

static void run_tiles(void *context, int64_t part) {
    const TileWork *work = context;
    int64_t begin = part * work->part, end = minimum(begin + work->part, work->count);
    if (work->type == ROUTINE_F32)
        float_table()->tiles(work->program, begin, end);
    else
        double_table()->tiles(work->program, begin, end);
}

void routine_tiles(int type, const RoutineTileProgram *program, int64_t count) {
    int64_t part = program->instruction_count > 8 ? PART / 4 : PART;
    TileWork work = {type, program, count, part};
    routine_parallel((count + part - 1) / part, run_tiles, &work);
}

typedef struct {
    int type, operation;
    const void *x;
    void *y;
    int64_t outer, count, inner, part;
} ReduceWork;

/// Parts are runs of rows when inner is 1, else runs of columns of one outer index.
static void run_reduce(void *context, int64_t part) {
    const ReduceWork *w = context;
    bool single = w->type == ROUTINE_F32;
    if (w->inner == 1) {
        int64_t end = minimum((part + 1) * w->part, w->outer);
        for (int64_t i = part * w->part; i < end; i++) {
            if (single)
                float_table()->reduce_row(
                    w->operation, (const float *)w->x + i * w->count, (float *)w->y + i, w->count);
            else
                double_table()->reduce_row(
                    w->operation, (const double *)w->x + i * w->count, (double *)w->y + i,
                    w->count);
        }
        return;
    }
    int64_t pieces = (w->inner + w->part - 1) / w->part;
    int64_t o = part / pieces, from = part % pieces * w->part;
    int64_t to = minimum(from + w->part, w->inner);
    int64_t x = o * w->count * w->inner, y = o * w->inner;
    if (single)
        float_table()->reduce_columns(
            w->operation, (const float *)w->x + x, (float *)w->y + y, w->count, w->inner, from,
            to);
    else
        double_table()->reduce_columns(
            w->operation, (const double *)w->x + x, (double *)w->y + y, w->count, w->inner, from,
            to);
}

typedef struct {
    int type;
    const void *x;
    double *sums;
    int64_t count;
} SumWork;

enum { SUM_PART = 65536 };

static void run_sum(void *context, int64_t part) {
    const SumWork *w = context;
    int64_t from = part * SUM_PART, n = minimum(SUM_PART, w->count - from);
    w->sums[part] = w->type == ROUTINE_F32
        ? float_table()->sum_run((const float *)w->x + from, n)
        : double_table()->sum_run((const double *)w->x + from, n);
}

/// One long sum: parts are summed apart and their totals added in order.
static bool sum_all(int type, int operation, const void *x, void *y, int64_t count) {
    int64_t parts = (count + SUM_PART - 1) / SUM_PART;
    double *sums = malloc((size_t)parts * sizeof(double));
    if (!sums) return false;
    SumWork work = {type, x, sums, count};
    routine_parallel(parts, run_sum, &work);
    double total = 0;
    for (int64_t i = 0; i < parts; i++) total += sums[i];
    free(sums);
    if (operation == REDUCE_MEAN) total /= (double)count;
    if (type == ROUTINE_F32)
        *(float *)y = (float)total;
    else
        *(double *)y = total;
    return true;
}

typedef struct {
    int type;
    const void *x;
    double *totals;
    int64_t count, inner, rows;
} ColumnWork;

static void run_columns(void *context, int64_t part) {
    const ColumnWork *w = context;
    int64_t from = part * w->rows, rows = minimum(w->rows, w->count - from);
    double *totals = w->totals + part * w->inner;
    if (w->type == ROUTINE_F32)
        float_table()->sum_columns(
            (const float *)w->x + from * w->inner, totals, rows, w->inner, 0, w->inner);
    else
        double_table()->sum_columns(
            (const double *)w->x + from * w->inner, totals, rows, w->inner, 0, w->inner);
}

/// Sums of few but long columns: runs of rows are summed apart and their totals added in order.
static bool sum_tall(
    int type, int operation, const void *x, void *y, int64_t count, int64_t inner) {
    // A multiple of the rows that are summed at once.
    int64_t rows = (65536 / inner + 255) / 256 * 256;
    int64_t parts = (count + rows - 1) / rows;
    double *totals = calloc((size_t)(parts * inner), sizeof(double));
    if (!totals) return false;
    ColumnWork work = {type, x, totals, count, inner, rows};
    routine_parallel(parts, run_columns, &work);
    double scale = operation == REDUCE_MEAN ? (double)count : 1;
    for (int64_t j = 0; j < inner; j++) {
        double total = 0;
        for (int64_t part = 0; part < parts; part++) total += totals[part * inner + j];
        if (type == ROUTINE_F32)
            ((float *)y)[j] = (float)(total / scale);
        else
            ((double *)y)[j] = total / scale;
    }
    free(totals);
    return true;
}

void routine_reduce(
    int type, int operation, const void *x, void *y, int64_t outer, int64_t count, int64_t inner) {
    bool sum = operation == REDUCE_SUM || operation == REDUCE_MEAN;
    if (sum && outer == 1 && inner == 1 && count > SUM_PART)
        if (sum_all(type, operation, x, y, count)) return;
    if (sum && outer == 1 && inner > 1 && inner <= 512 && count * inner >= 131072)
        if (sum_tall(type, operation, x, y, count, inner)) return;
    ReduceWork work = {type, operation, x, y, outer, count, inner, 0};
    if (inner == 1) {
        work.part = 1 + 65536 / (count + 1);
        routine_parallel((outer + work.part - 1) / work.part, run_reduce, &work);
    } else {
        int64_t columns = (1 + 65536 / (count + 1) + 63) / 64 * 64;
        work.part = columns;
        routine_parallel(outer * ((inner + columns - 1) / columns), run_reduce, &work);
    }
}

typedef struct {
    int type;
    bool largest;
    const void *x;
    int32_t *y;
    int64_t count, inner, outer;
    /// Rows a part where `inner` is 1, else columns a part.
    int64_t part;
} ArgWork;

static void run_arg(void *context, int64_t part) {
    const ArgWork *w = context;
    int64_t pieces = w->inner == 1 ? 1 : (w->inner + w->part - 1) / w->part;
    int64_t first = w->inner == 1 ? part * w->part : part / pieces;
    int64_t last = w->inner == 1 ? minimum(first + w->part, w->outer) : first + 1;
    int64_t from = w->inner == 1 ? 0 : part % pieces * w->part;
    int64_t to = w->inner == 1 ? 1 : minimum(from + w->part, w->inner);
    for (int64_t o = first; o < last; o++) {
        int64_t at = o * w->count * w->inner;
        if (w->type == ROUTINE_F32)
            float_table()->arg_reduce(
                w->largest, (const float *)w->x + at, w->y + o * w->inner, w->count, w->inner,
                from, to);
        else
            double_table()->arg_reduce(
                w->largest, (const double *)w->x + at, w->y + o * w->inner, w->count, w->inner,
                from, to);
    }
}

void routine_arg_reduce(
    int type, bool largest, const void *x, int32_t *y, int64_t outer, int64_t count,
    int64_t inner) {
    ArgWork work = {type, largest, x, y, count, inner, outer, 1 + 65536 / (count + 1)};
    int64_t parts;
    if (inner == 1) {
        parts = (outer + work.part - 1) / work.part;
    } else {
        work.part = (work.part + 63) / 64 * 64;
        parts = outer * ((inner + work.part - 1) / work.part);
    }
    routine_parallel(parts, run_arg, &work);
}
