// Softmax, cross entropy, labels and optimizer steps over whole tensors.
#include "CTensorRoutines.h"
#include "Tables.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

static int64_t minimum(int64_t a, int64_t b) { return a < b ? a : b; }

typedef struct {
    int type, label_type;
    bool logarithm;
    const void *x, *labels, *dlosses;
    void *y;
    int64_t rows, count, stride, part;
    _Atomic int64_t bad;
} RowWork;

static int64_t label_at(const RowWork *w, int64_t row) {
    switch (w->label_type) {
    case ROUTINE_I32: return ((const int32_t *)w->labels)[row];
    case ROUTINE_I64: return ((const int64_t *)w->labels)[row];
    default: return ((const uint8_t *)w->labels)[row];
    }
}

/// Remembers the first bad row, whichever thread meets it.
static bool label_is_bad(RowWork *w, int64_t row, int64_t label) {
    if (label >= 0 && label < w->count) return false;
    int64_t known = atomic_load(&w->bad);
    while ((known < 0 || row < known) && !atomic_compare_exchange_weak(&w->bad, &known, row)) {}
    return true;
}

static void run_softmax(void *context, int64_t part) {
    RowWork *w = context;
    int64_t end = minimum((part + 1) * w->part, w->rows);
    for (int64_t r = part * w->part; r < end; r++) {
        int64_t at = r * w->count;
        if (w->type == ROUTINE_F32)
            float_table()->softmax(
                w->logarithm, (const float *)w->x + at, (float *)w->y + at, w->count);
        else
            double_table()->softmax(
                w->logarithm, (const double *)w->x + at, (double *)w->y + at, w->count);
    }
}

static void run_losses(void *context, int64_t part) {
    RowWork *w = context;
    int64_t end = minimum((part + 1) * w->part, w->rows);
    for (int64_t r = part * w->part; r < end; r++) {
        int64_t label = label_at(w, r), at = r * w->count;
        if (label_is_bad(w, r, label)) continue;
        if (w->type == ROUTINE_F32)
            ((float *)w->y)[r] =
                float_table()->cross_entropy((const float *)w->x + at, w->count, label);
        else
            ((double *)w->y)[r] =
                double_table()->cross_entropy((const double *)w->x + at, w->count, label);
    }
}

static void run_gradients(void *context, int64_t part) {
    RowWork *w = context;
    int64_t end = minimum((part + 1) * w->part, w->rows);
    for (int64_t r = part * w->part; r < end; r++) {
        int64_t label = label_at(w, r), at = r * w->count;
        if (label_is_bad(w, r, label)) continue;
        if (w->type == ROUTINE_F32)
            float_table()->cross_entropy_gradient(
                (const float *)w->x + at, (float *)w->y + at, w->count, label,
                ((const float *)w->dlosses)[r * w->stride]);
        else
            double_table()->cross_entropy_gradient(
                (const double *)w->x + at, (double *)w->y + at, w->count, label,
                ((const double *)w->dlosses)[r * w->stride]);
    }
}

static int64_t run_rows(RowWork *work, void (*body)(void *, int64_t)) {
    work->part = 1 + 8192 / (work->count + 1);
    work->bad = -1;
    routine_parallel((work->rows + work->part - 1) / work->part, body, work);
    return work->bad;
}

void routine_softmax(
    int type, bool logarithm, const void *x, void *y, int64_t rows, int64_t count) {
    if (count == 0) return;
    RowWork work = {.type = type, .logarithm = logarithm, .x = x, .y = y, .rows = rows};
    work.count = count;
    run_rows(&work, run_softmax);
}

int64_t routine_cross_entropy(
    int type, const void *logits, int label_type, const void *labels, void *losses, int64_t rows,
    int64_t classes) {
    RowWork work = {.type = type, .label_type = label_type, .x = logits, .labels = labels};
    work.y = losses;
    work.rows = rows;
    work.count = classes;
    return run_rows(&work, run_losses);
}

int64_t routine_cross_entropy_gradient(
    int type, const void *logits, int label_type, const void *labels, const void *dlosses,
    int64_t stride, void *dx, int64_t rows, int64_t classes) {
    RowWork work = {.type = type, .label_type = label_type, .x = logits, .labels = labels};
    work.dlosses = dlosses;
    work.stride = stride;
    work.y = dx;
    work.rows = rows;
    work.count = classes;
    return run_rows(&work, run_gradients);
}

// Nothing leaves the inner loops, so that they run many elements at once; NaN fails each comparison.
#define CHECKED_LABELS(TYPE)                                                                       \
    static bool TYPE##_labels_are_wrong(int form, const TYPE *x, int64_t count) {                  \
        int wrong = 0;                                                                             \
        if (form == ROUTINE_SIGNS) {                                                               \
            for (int64_t i = 0; i < count; i++) wrong |= !(x[i] * x[i] == 1);                      \
            return wrong;                                                                          \
        }                                                                                          \
        if (form == ROUTINE_WEIGHTS) {                                                             \
            for (int64_t i = 0; i < count; i++) wrong |= !(x[i] >= 0) | !(x[i] < INFINITY);        \
            return wrong;                                                                          \
        }                                                                                          \
        for (int64_t i = 0; i < count; i++) wrong |= !(x[i] >= 0) | !(x[i] <= 1);                  \
        if (wrong || form == ROUTINE_YES_NO) return wrong;                                         \
        double total = 0;                                                                          \
        for (int64_t i = 0; i < count; i++) total += (double)x[i];                                 \
        return !(total >= 1 - ROUTINE_SHARES_SLACK && total <= 1 + ROUTINE_SHARES_SLACK);          \
    }                                                                                              \
    static int64_t TYPE##_first_wrong(int form, const TYPE *x, int64_t rows, int64_t count) {      \
        for (int64_t row = 0; row < rows; row++, x += count) {                                     \
            if (!TYPE##_labels_are_wrong(form, x, count)) continue;                                \
            /* What is wrong with the row as a whole is wrong from its start. */                   \
            int single = form == ROUTINE_SHARES ? ROUTINE_YES_NO : form;                           \
            for (int64_t i = 0; i < count; i++)                                                    \
                if (TYPE##_labels_are_wrong(single, x + i, 1)) return row * count + i;             \
            return row * count;                                                                    \
        }                                                                                          \
        return -1;                                                                                 \
    }

CHECKED_LABELS(float)
CHECKED_LABELS(double)

int64_t routine_checked_labels(
    int type, int form, const void *x, void *y, int64_t rows, int64_t count) {
    bool is_single = type == ROUTINE_F32;
    memcpy(y, x, (size_t)(rows * count) * (is_single ? sizeof(float) : sizeof(double)));
    return is_single ? float_first_wrong(form, x, rows, count)
                     : double_first_wrong(form, x, rows, count);
}

typedef struct {
    int type;
    const RoutineAdamTensor *tensors;
    int64_t count;
    const RoutineAdamNumbers *adam;
    const RoutineSGDNumbers *sgd;
} StepWork;

/// Elements in one part of an optimizer step: a multiple of every vector's length.
enum { PART = 16384 };

/// Part number `part` counted through all tensors, each cut into parts of PART elements.
static void run_step(void *context, int64_t part) {
    const StepWork *w = context;
    const RoutineAdamTensor *t = w->tensors;
    for (int64_t parts; part >= (parts = (t->count + PART - 1) / PART); t++) part -= parts;
    int64_t from = part * PART, to = minimum(from + PART, t->count);
    if (w->adam) {
        if (w->type == ROUTINE_F32)
            float_table()->adam(t, from, to, w->adam);
        else
            double_table()->adam(t, from, to, w->adam);
    } else if (w->type == ROUTINE_F32) {
        float_table()->sgd(t, from, to, w->sgd);
    } else {
        double_table()->sgd(t, from, to, w->sgd);
    }
}

static void run_steps(StepWork *work) {
    int64_t parts = 0, elements = 0;
    for (int64_t i = 0; i < work->count; i++) {
        parts += (work->tensors[i].count + PART - 1) / PART;
        elements += work->tensors[i].count;
    }
    if (elements <= PART)
        for (int64_t part = 0; part < parts; part++) run_step(work, part);
    else
        routine_parallel(parts, run_step, work);
}

void routine_adam(
    int type, const RoutineAdamTensor *tensors, int64_t count, RoutineAdamNumbers numbers) {
    StepWork work = {type, tensors, count, &numbers, 0};
    run_steps(&work);
}

void routine_sgd(
    int type, const RoutineAdamTensor *tensors, int64_t count, RoutineSGDNumbers numbers) {
    StepWork work = {type, tensors, count, 0, &numbers};
    run_steps(&work);
}
