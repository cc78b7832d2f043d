// Moving data without computing: strided copies, conversions, gathering and scattering rows.
#include "CTensorRoutines.h"

#include <stddef.h>
#include <string.h>

/// Copies `count` elements with the given byte strides; `size` is a constant in each call below.
static inline __attribute__((always_inline)) void copy_line(
    size_t size, int64_t count, const char *source, int64_t from, char *target, int64_t to) {
    for (int64_t i = 0; i < count; i++) memcpy(target + i * to, source + i * from, size);
}

static void copy_dimension(
    int64_t size, int rank, const int64_t *dims, const char *source, const int64_t *from,
    char *target, const int64_t *to) {
    if (rank == 0) {
        memcpy(target, source, (size_t)size);
        return;
    }
    if (rank == 1) {
        if (from[0] == size && to[0] == size) {
            memcpy(target, source, (size_t)(dims[0] * size));
        } else if (size == 4) {
            copy_line(4, dims[0], source, from[0], target, to[0]);
        } else if (size == 8) {
            copy_line(8, dims[0], source, from[0], target, to[0]);
        } else if (size == 1) {
            copy_line(1, dims[0], source, from[0], target, to[0]);
        } else {
            copy_line((size_t)size, dims[0], source, from[0], target, to[0]);
        }
        return;
    }
    for (int64_t i = 0; i < dims[0]; i++)
        copy_dimension(
            size, rank - 1, dims + 1, source + i * from[0], from + 1, target + i * to[0], to + 1);
}

/// A matrix transposed into rows: 16×16 blocks keep both sides in the cache.
static void copy_transposed(
    int64_t size, const int64_t *dims, const char *source, const int64_t *from, char *target,
    const int64_t *to) {
    enum { SIDE = 16 };
    for (int64_t i = 0; i < dims[0]; i += SIDE)
        for (int64_t j = 0; j < dims[1]; j += SIDE) {
            int64_t block[2] = {
                dims[0] - i < SIDE ? dims[0] - i : SIDE, dims[1] - j < SIDE ? dims[1] - j : SIDE};
            copy_dimension(
                size, 2, block, source + i * from[0] + j * from[1], from,
                target + i * to[0] + j * to[1], to);
        }
}

typedef struct {
    int64_t size, rows;
    int rank;
    const int64_t *dims, *from, *to;
    const char *source;
    char *target;
} CopyWork;

static void run_copy(void *context, int64_t part) {
    const CopyWork *w = context;
    int64_t start = part * w->rows;
    int64_t dims[ROUTINE_MAXIMUM_RANK];
    memcpy(dims, w->dims, (size_t)w->rank * sizeof *dims);
    dims[0] = w->dims[0] - start < w->rows ? w->dims[0] - start : w->rows;
    const char *source = w->source + start * w->from[0];
    char *target = w->target + start * w->to[0];
    if (w->rank == 2 && w->from[0] == w->size && w->from[1] != w->size)
        copy_transposed(w->size, dims, source, w->from, target, w->to);
    else
        copy_dimension(w->size, w->rank, dims, source, w->from, target, w->to);
}

void routine_copy_strided(
    int64_t size, int rank, const int64_t *dimensions, const void *source,
    const int64_t *source_strides, void *target, const int64_t *target_strides) {
    // Dimensions that lie one behind the other on both sides become one.
    int64_t dims[ROUTINE_MAXIMUM_RANK], from[ROUTINE_MAXIMUM_RANK], to[ROUTINE_MAXIMUM_RANK];
    int used = 0;
    int64_t count = 1;
    for (int i = 0; i < rank; i++) {
        count *= dimensions[i];
        if (dimensions[i] == 1) continue;
        if (used > 0 && from[used - 1] == source_strides[i] * dimensions[i]
            && to[used - 1] == target_strides[i] * dimensions[i]) {
            dims[used - 1] *= dimensions[i];
            from[used - 1] = source_strides[i];
            to[used - 1] = target_strides[i];
        } else {
            dims[used] = dimensions[i];
            from[used] = source_strides[i];
            to[used++] = target_strides[i];
        }
    }
    if (count == 0) return;
    if (used == 0) {
        memcpy(target, source, (size_t)size);
        return;
    }
    int64_t row = count / dims[0];
    CopyWork work = {size, 1 + 32768 / row, used, dims, from, to, source, target};
    routine_parallel((dims[0] + work.rows - 1) / work.rows, run_copy, &work);
}

#define CONVERT(from, to)                                                 \
    {                                                                     \
        const from *s = source;                                           \
        to *t = target;                                                   \
        for (int64_t i = 0; i < count; i++) t[i] = (to)s[i];              \
    }                                                                     \
    break;
// C leaves conversions out of range undefined: clamp first, NaN to zero. The largest values are
// the largest that are exact in the source type.
#define SATURATE(from, to, low, high, least, most)                        \
    {                                                                     \
        const from *s = source;                                           \
        to *t = target;                                                   \
        for (int64_t i = 0; i < count; i++) {                             \
            from x = s[i];                                                \
            t[i] = x != x ? 0 : x <= (low) ? (least) : x >= (high) ? (most) : (to)x; \
        }                                                                 \
    }                                                                     \
    break;
#define TRUTH(from)                                                       \
    {                                                                     \
        const from *s = source;                                           \
        uint8_t *t = target;                                              \
        for (int64_t i = 0; i < count; i++) t[i] = s[i] != 0;             \
    }                                                                     \
    break;
#define PAIR(from, to) ((from) * 8 + (to))
#define FROM_FLOAT(code, type)                                                             \
    case PAIR(code, ROUTINE_I32):                                                          \
        SATURATE(type, int32_t, (type)-2147483648.0, (type)2147483648.0, INT32_MIN, INT32_MAX) \
    case PAIR(code, ROUTINE_I64):                                                          \
        SATURATE(type, int64_t, (type)-0x1p63, (type)0x1p63, INT64_MIN, INT64_MAX)         \
    case PAIR(code, ROUTINE_U8): SATURATE(type, uint8_t, (type)0, (type)255, 0, 255)       \
    case PAIR(code, ROUTINE_BOOL): TRUTH(type)
#define FROM_INTEGER(code, type)                              \
    case PAIR(code, ROUTINE_F32): CONVERT(type, float)        \
    case PAIR(code, ROUTINE_F64): CONVERT(type, double)       \
    case PAIR(code, ROUTINE_I32): CONVERT(type, int32_t)      \
    case PAIR(code, ROUTINE_I64): CONVERT(type, int64_t)      \
    case PAIR(code, ROUTINE_U8): CONVERT(type, uint8_t)       \
    case PAIR(code, ROUTINE_BOOL): TRUTH(type)

void routine_cast(int from, int to, const void *source, void *target, int64_t count) {
    switch (PAIR(from, to)) {
    case PAIR(ROUTINE_F32, ROUTINE_F32): CONVERT(float, float)
    case PAIR(ROUTINE_F32, ROUTINE_F64): CONVERT(float, double)
    case PAIR(ROUTINE_F64, ROUTINE_F32): CONVERT(double, float)
    case PAIR(ROUTINE_F64, ROUTINE_F64): CONVERT(double, double)
        FROM_FLOAT(ROUTINE_F32, float)
        FROM_FLOAT(ROUTINE_F64, double)
        FROM_INTEGER(ROUTINE_I32, int32_t)
        FROM_INTEGER(ROUTINE_I64, int64_t)
        FROM_INTEGER(ROUTINE_U8, uint8_t)
        FROM_INTEGER(ROUTINE_BOOL, uint8_t)
    }
}

static inline int64_t index_at(int type, const void *indices, int64_t i) {
    return type == ROUTINE_I32 ? ((const int32_t *)indices)[i]
        : type == ROUTINE_I64  ? ((const int64_t *)indices)[i]
                               : ((const uint8_t *)indices)[i];
}

/// The place of the first index that is not in 0..<rows, or -1.
static int64_t first_bad(int type, const void *indices, int64_t count, int64_t rows) {
    for (int64_t i = 0; i < count; i++) {
        int64_t index = index_at(type, indices, i);
        if (index < 0 || index >= rows) return i;
    }
    return -1;
}

typedef struct {
    const char *source;
    char *target;
    int64_t bytes, count, rows;
    int type;
    const void *indices;
} GatherWork;

static void run_gather(void *context, int64_t part) {
    const GatherWork *w = context;
    int64_t end = (part + 1) * w->rows < w->count ? (part + 1) * w->rows : w->count;
    for (int64_t i = part * w->rows; i < end; i++)
        memcpy(
            w->target + i * w->bytes, w->source + index_at(w->type, w->indices, i) * w->bytes,
            (size_t)w->bytes);
}

int64_t routine_gather(
    const void *source, int64_t rows, int64_t row_bytes, int index_type, const void *indices,
    int64_t count, void *target) {
    int64_t bad = first_bad(index_type, indices, count, rows);
    if (bad >= 0) return bad;
    GatherWork work = {
        source, target, row_bytes, count, 1 + 65536 / (row_bytes + 1), index_type, indices};
    routine_parallel((count + work.rows - 1) / work.rows, run_gather, &work);
    return -1;
}

int64_t routine_scatter_add(
    int type, void *target, int64_t rows, int64_t row, int index_type, const void *indices,
    int64_t count, const void *source) {
    int64_t bad = first_bad(index_type, indices, count, rows);
    if (bad >= 0) return bad;
    for (int64_t i = 0; i < count; i++) {
        int64_t to = index_at(index_type, indices, i) * row;
        if (type == ROUTINE_F32)
            for (int64_t j = 0; j < row; j++)
                ((float *)target)[to + j] += ((const float *)source)[i * row + j];
        else
            for (int64_t j = 0; j < row; j++)
                ((double *)target)[to + j] += ((const double *)source)[i * row + j];
    }
    return -1;
}
