// Convolutions: oneDNN's where it is there, else products over unfolded images ("im2col",
// Chellapilla et al. 2006). Images are split into parts by the shape alone.
#include "OneDNN.h"
#include "Products.h"
#include "Tables.h"

#include <stdlib.h>
#include <string.h>

struct RoutineConvolution {
    int type, kind;
    RoutineConvolutionShape shape;
    /// Images a part, and parts.
    int64_t step, parts;
    /// Output positions unfolded at a time, and the length of one unfolded.
    int64_t positions, patch;
    int64_t part_scratch;
    /// Whether gradients of filters are summed without unfolding images.
    bool direct;
    OneDNNConvolution *onednn;
};

static int64_t volume(const int64_t size[3]) { return size[0] * size[1] * size[2]; }

static int64_t element(int type) { return type == ROUTINE_F64 ? 8 : 4; }

static int64_t minimum(int64_t a, int64_t b) { return a < b ? a : b; }

static int64_t aligned(int64_t bytes) { return (bytes + 63) & ~INT64_C(63); }

static int64_t filter_count(const RoutineConvolutionShape *s) {
    return volume(s->kernel) * (s->channels / s->groups) * s->filters;
}

RoutineConvolution *routine_convolution_create(
    int type, int kind, const RoutineConvolutionShape *shape) {
    RoutineConvolution *c = calloc(1, sizeof *c);
    if (!c) return NULL;
    c->type = type;
    c->kind = kind;
    c->shape = *shape;
    c->patch = volume(shape->kernel) * (shape->channels / shape->groups);
    // Parts of some million multiplications at least (ten microseconds); four serve four threads.
    double work = (double)shape->batch * (double)volume(shape->output) * (double)c->patch
        * (double)shape->filters;
    int64_t parts = work < 2e6 ? 1 : work < 2e8 ? 2 : 4;
    // Gradients of filters stop between parts only, and each part has sums of its own.
    if (kind == CONVOLVE_FILTER_GRADIENT && work / 4 > 4e9)
        parts = minimum((int64_t)(work / 4e9) + 1, 64);
    parts = minimum(parts, shape->batch);
    c->step = parts == 0 ? 1 : (shape->batch + parts - 1) / parts;
    c->parts = (shape->batch + c->step - 1) / c->step;
    // Nobody can stop a routine within an image (oneDNN's gradient of filters: within a part). What
    // takes longer than some tenths of a second goes position by position.
    int64_t calls = kind == CONVOLVE_FILTER_GRADIENT ? c->parts : shape->batch;
    bool leavable = work <= 5e9 * (double)calls;
    // oneDNN 2's routine for 256-bit vectors reaches 70 % of what a product does, this one 90 %.
    c->direct = kind == CONVOLVE_FILTER_GRADIENT && shape->groups == 1 && leavable
        && !(type == ROUTINE_F32 && has_wide_vectors() && routine_has_onednn());
    if (type == ROUTINE_F32 && !c->direct && leavable)
        c->onednn = onednn_convolution_create(kind, shape, c->parts, c->step);
    // Some hundred kilobytes of unfolded images stay in the cache.
    c->positions = 1 + 65536 / (c->patch + 1);
    c->part_scratch = aligned(c->positions * c->patch * element(type));
    if (c->direct) c->part_scratch = aligned(c->patch * 8);
    if (kind == CONVOLVE_FILTER_GRADIENT)
        c->part_scratch += (c->direct ? 1 : 2) * aligned(filter_count(shape) * element(type));
    return c;
}

void routine_convolution_destroy(RoutineConvolution *c) {
    if (!c) return;
    onednn_convolution_destroy(c->onednn);
    free(c);
}

int64_t routine_convolution_scratch(const RoutineConvolution *c) {
    int64_t fast = c->onednn ? onednn_convolution_scratch(c->onednn) : 0;
    int64_t plain = c->parts * c->part_scratch;
    return fast > plain ? fast : plain;
}

/// Where an output position's patch begins in the image along each axis.
static void corner(const RoutineConvolutionShape *s, int64_t position, int64_t at[3]) {
    for (int axis = 2; axis >= 0; axis--) {
        at[axis] = position % s->output[axis] * s->stride[axis] - s->low[axis];
        position /= s->output[axis];
    }
}

/// Calls for each tap of the filter: its place in the image counted in pixels, or -1 outside.
#define EACH_TAP(s, at, place, BODY)                                                            \
    for (int64_t i = 0; i < (s)->kernel[0]; i++)                                                \
        for (int64_t j = 0; j < (s)->kernel[1]; j++)                                            \
            for (int64_t k = 0; k < (s)->kernel[2]; k++) {                                      \
                int64_t x = (at)[0] + i * (s)->dilation[0], y = (at)[1] + j * (s)->dilation[1]; \
                int64_t z = (at)[2] + k * (s)->dilation[2];                                     \
                bool inside = x >= 0 && x < (s)->input[0] && y >= 0 && y < (s)->input[1]        \
                    && z >= 0 && z < (s)->input[2];                                             \
                int64_t place =                                                                 \
                    inside ? (x * (s)->input[1] + y) * (s)->input[2] + z : -1;                  \
                BODY                                                                            \
            }

/// columns[position][tap][channel] of one group, for `count` output positions from `from` on.
static void unfold(
    const RoutineConvolution *c, const char *image, int64_t group, int64_t from, int64_t count,
    char *columns) {
    const RoutineConvolutionShape *s = &c->shape;
    int64_t size = element(c->type), run = s->channels / s->groups * size;
    for (int64_t position = from; position < from + count; position++) {
        int64_t at[3];
        corner(s, position, at);
        EACH_TAP(s, at, place, {
            if (place < 0)
                memset(columns, 0, (size_t)run);
            else
                memcpy(columns, image + place * s->channels * size + group * run, (size_t)run);
            columns += run;
        })
    }
}

/// Adds columns to the image they were unfolded from.
#define FOLD(TYPE)                                                                              \
    static void fold_##TYPE(                                                                    \
        const RoutineConvolutionShape *s, const TYPE *columns, int64_t group, int64_t from,     \
        int64_t count, TYPE *image) {                                                           \
        int64_t run = s->channels / s->groups;                                                  \
        for (int64_t position = from; position < from + count; position++) {                    \
            int64_t at[3];                                                                      \
            corner(s, position, at);                                                            \
            EACH_TAP(s, at, place, {                                                            \
                if (place >= 0) {                                                               \
                    TYPE *target = image + place * s->channels + group * run;                   \
                    for (int64_t n = 0; n < run; n++) target[n] += columns[n];                  \
                }                                                                               \
                columns += run;                                                                 \
            })                                                                                  \
        }                                                                                       \
    }
FOLD(float)
FOLD(double)

static void add(int type, void *sum, const void *part, int64_t count) {
    if (type == ROUTINE_F64)
        for (int64_t i = 0; i < count; i++) ((double *)sum)[i] += ((const double *)part)[i];
    else
        for (int64_t i = 0; i < count; i++) ((float *)sum)[i] += ((const float *)part)[i];
}

typedef struct {
    const RoutineConvolution *convolution;
    const char *first, *second;
    char *result, *scratch;
    const RoutineEpilogue *epilogue;
} Work;

/// One group of one image, some output positions at a time.
static void run_image(const Work *w, int64_t image, int64_t group, char *columns, char *sums) {
    const RoutineConvolution *c = w->convolution;
    const RoutineConvolutionShape *s = &c->shape;
    int64_t size = element(c->type), outputs = volume(s->output);
    int64_t filters = s->filters / s->groups, inputs = volume(s->input) * s->channels;
    int64_t x = image * inputs * size, filter = group * filters * size;
    for (int64_t from = 0; from < outputs && !routine_is_stopped(); from += c->positions) {
        int64_t count = minimum(c->positions, outputs - from);
        int64_t y = ((image * outputs + from) * s->filters + group * filters) * size;
        switch (c->kind) {
        case CONVOLVE:
            unfold(c, w->first + x, group, from, count, columns);
            product_on_calling_thread(
                c->type, false, false, count, filters, c->patch, columns, c->patch,
                w->second + filter, s->filters, w->result + y, s->filters);
            break;
        case CONVOLVE_INPUT_GRADIENT:
            product_on_calling_thread(
                c->type, false, true, count, c->patch, filters, w->first + y, s->filters,
                w->second + filter, s->filters, columns, c->patch);
            if (c->type == ROUTINE_F64)
                fold_double(
                    s, (const double *)columns, group, from, count, (double *)(w->result + x));
            else
                fold_float(
                    s, (const float *)columns, group, from, count, (float *)(w->result + x));
            break;
        default: {
            unfold(c, w->first + x, group, from, count, columns);
            char *product = sums + aligned(filter_count(s) * size);
            product_on_calling_thread(
                c->type, true, false, c->patch, filters, count, columns, c->patch,
                w->second + y, s->filters, product, filters);
            for (int64_t row = 0; row < c->patch; row++)
                add(c->type, sums + row * s->filters * size + filter,
                    product + row * filters * size, filters);
        }
        }
    }
}

/// Where a part's sums of filter gradients begin in its scratch memory.
static int64_t sums_offset(const RoutineConvolution *c) {
    return c->direct ? aligned(c->patch * 8) : aligned(c->positions * c->patch * element(c->type));
}

/// One image's share in the gradient of the filters.
static void add_gradient(const Work *w, int64_t image, char *sums, int64_t *offsets) {
    const RoutineConvolutionShape *s = &w->convolution->shape;
    int64_t x = image * volume(s->input) * s->channels;
    int64_t y = image * volume(s->output) * s->filters;
    if (w->convolution->type == ROUTINE_F64)
        double_table()->filter_gradient(
            s, (const double *)w->first + x, (const double *)w->second + y, (double *)sums,
            offsets);
    else
        float_table()->filter_gradient(
            s, (const float *)w->first + x, (const float *)w->second + y, (float *)sums, offsets);
}

static void run_part(void *context, int64_t part) {
    const Work *w = context;
    const RoutineConvolution *c = w->convolution;
    const RoutineConvolutionShape *s = &c->shape;
    int64_t size = element(c->type);
    int64_t begin = part * c->step, end = minimum(begin + c->step, s->batch);
    char *columns = w->scratch + part * c->part_scratch;
    char *sums = columns + sums_offset(c);
    if (c->kind == CONVOLVE_FILTER_GRADIENT)
        memset(sums, 0, (size_t)(filter_count(s) * size));
    if (c->direct) {
        for (int64_t image = begin; image < end && !routine_is_stopped(); image++)
            add_gradient(w, image, sums, (int64_t *)columns);
        return;
    }
    if (c->kind == CONVOLVE_INPUT_GRADIENT) {
        int64_t image = volume(s->input) * s->channels * size;
        memset(w->result + begin * image, 0, (size_t)((end - begin) * image));
    }
    bool forward = c->kind == CONVOLVE;
    int64_t rows = forward ? volume(s->output) : volume(s->input);
    int64_t width = forward ? s->filters : s->channels;
    for (int64_t image = begin; image < end; image++) {
        for (int64_t group = 0; group < s->groups; group++)
            run_image(w, image, group, columns, sums);
        finish_block(
            c->type, w->epilogue, w->result, width, image * rows, 0, rows, width);
    }
}

void routine_convolution_run(
    const RoutineConvolution *c, const void *first, const void *second, void *result,
    void *scratch, const RoutineEpilogue *epilogue) {
    if (c->onednn && routine_has_onednn()) {
        onednn_convolution_run(c->onednn, first, second, result, scratch, epilogue);
        return;
    }
    Work work = {c, first, second, result, scratch, epilogue};
    routine_parallel(c->parts, run_part, &work);
    if (c->kind != CONVOLVE_FILTER_GRADIENT) return;
    // The parts' sums, in order.
    int64_t count = filter_count(&c->shape), size = element(c->type);
    memset(result, 0, (size_t)(count * size));
    int64_t sums = sums_offset(c);
    for (int64_t part = 0; part < c->parts; part++)
        add(c->type, result, (char *)scratch + part * c->part_scratch + sums, count);
}
