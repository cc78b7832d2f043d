// Convolutions by oneDNN 2.x: plain tensors in and out, filters in whatever layout it likes best.
// Each part of the images is one single-threaded primitive on one of our threads.
#include "OneDNN.h"
#include "Products.h"

#include <stdlib.h>
#include <string.h>

#if __has_include(<dnnl.h>)
#include <dnnl.h>
#endif

#if defined(DNNL_VERSION_MAJOR) && DNNL_VERSION_MAJOR == 2

#include <pthread.h>

// The functions used, each found by name once.
#define FUNCTIONS(X)                                                                            \
    X(engine_create) X(stream_create) X(stream_destroy)                                         \
    X(memory_desc_init_by_tag) X(memory_desc_get_size) X(memory_create) X(memory_destroy)       \
    X(memory_set_data_handle)                                                                   \
    X(dilated_convolution_forward_desc_init) X(dilated_convolution_backward_data_desc_init)     \
    X(dilated_convolution_backward_weights_desc_init)                                           \
    X(primitive_attr_create) X(primitive_attr_set_scratchpad_mode) X(primitive_attr_destroy)    \
    X(primitive_desc_create) X(primitive_desc_query) X(primitive_desc_query_md)                 \
    X(primitive_desc_destroy)                                                                   \
    X(reorder_primitive_desc_create)                                                            \
    X(primitive_create) X(primitive_execute) X(primitive_destroy)

#define DECLARE(name) __typeof__(&dnnl_##name) name;
static struct {
    FUNCTIONS(DECLARE)
    dnnl_engine_t engine;
    bool usable;
} dnn;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    dnn.usable = true;
#define FIND(name)                                                \
    dnn.name = (__typeof__(dnn.name))onednn_symbol("dnnl_" #name); \
    if (!dnn.name) dnn.usable = false;
    FUNCTIONS(FIND)
    if (dnn.usable) dnn.usable = dnn.engine_create(&dnn.engine, dnnl_cpu, 0) == dnnl_success;
}

/// A primitive for parts of one size, with its filters' layout. It takes some images at a time, so
/// that an epilogue finds results in the cache.
typedef struct {
    int64_t part_images, images_a_call;
    dnnl_primitive_t primitive, reorder;
    dnnl_memory_desc_t images, results, plain_filters, filters, scratchpad;
    int64_t filter_bytes, scratch_bytes;
} Variant;

/// What one part hands to its primitive.
typedef struct {
    dnnl_memory_t images, results, filters, scratchpad;
    dnnl_stream_t stream;
} Part;

struct OneDNNConvolution {
    int kind;
    /// Elements of an image, of its results, of all filters.
    int64_t image, result, filter_count;
    int64_t parts, step, channels, filters;
    /// All parts but the last, and the last where it is smaller.
    Variant variants[2];
    int variant_count;
    Part *part;
    /// For the reorders: the plain and the best layout of each variant.
    dnnl_memory_t plain[2], best[2];
};

static int64_t aligned(int64_t bytes) { return (bytes + 63) & ~INT64_C(63); }

/// The tensors as oneDNN sees them; its shapes name channels before axes, whatever the layout.
static bool describe(const RoutineConvolutionShape *s, int64_t batch, Variant *v) {
    bool deep = s->input[0] > 1 || s->kernel[0] > 1 || s->output[0] > 1;
    int first = deep ? 0 : 1, axes = 3 - first;
    dnnl_dims_t images = {batch, s->channels}, results = {batch, s->filters}, filters;
    int at = 0;
    if (s->groups > 1) filters[at++] = s->groups;
    filters[at++] = s->filters / s->groups;
    filters[at++] = s->channels / s->groups;
    for (int axis = 0; axis < axes; axis++) {
        images[2 + axis] = s->input[first + axis];
        results[2 + axis] = s->output[first + axis];
        filters[at++] = s->kernel[first + axis];
    }
    dnnl_format_tag_t layout = deep ? dnnl_ndhwc : dnnl_nhwc;
    dnnl_format_tag_t of_filters = s->groups > 1 ? (deep ? dnnl_dhwigo : dnnl_hwigo)
                                                 : (deep ? dnnl_dhwio : dnnl_hwio);
    return dnn.memory_desc_init_by_tag(&v->images, axes + 2, images, dnnl_f32, layout)
        == dnnl_success
        && dnn.memory_desc_init_by_tag(&v->results, axes + 2, results, dnnl_f32, layout)
        == dnnl_success
        && dnn.memory_desc_init_by_tag(&v->plain_filters, at, filters, dnnl_f32, of_filters)
        == dnnl_success
        && dnn.memory_desc_init_by_tag(&v->filters, at, filters, dnnl_f32, dnnl_format_tag_any)
        == dnnl_success;
}

static dnnl_status_t make_descriptor(
    int kind, const RoutineConvolutionShape *s, const Variant *v, dnnl_convolution_desc_t *d) {
    int first = v->images.ndims == 5 ? 0 : 1, axes = 3 - first;
    dnnl_dims_t stride, dilation, low, high;
    for (int axis = 0; axis < axes; axis++) {
        int from = first + axis;
        stride[axis] = s->stride[from];
        dilation[axis] = s->dilation[from] - 1;
        low[axis] = s->low[from];
        int64_t reach = (s->output[from] - 1) * s->stride[from]
            + s->dilation[from] * (s->kernel[from] - 1) + 1 - s->input[from] - s->low[from];
        high[axis] = reach > 0 ? reach : 0;
    }
    switch (kind) {
    case CONVOLVE:
        return dnn.dilated_convolution_forward_desc_init(
            d, dnnl_forward_training, dnnl_convolution_direct, &v->images, &v->filters, NULL,
            &v->results, stride, dilation, low, high);
    case CONVOLVE_INPUT_GRADIENT:
        return dnn.dilated_convolution_backward_data_desc_init(
            d, dnnl_convolution_direct, &v->images, &v->filters, &v->results, stride, dilation,
            low, high);
    default:
        return dnn.dilated_convolution_backward_weights_desc_init(
            d, dnnl_convolution_direct, &v->images, &v->filters, NULL, &v->results, stride,
            dilation, low, high);
    }
}

/// How many of a part's images one call takes: all for gradients of filters, else equal numbers of
/// them that leave some hundred kilobytes of results.
static int64_t images_a_call(int kind, const RoutineConvolutionShape *s, int64_t part) {
    if (kind == CONVOLVE_FILTER_GRADIENT) return part;
    int64_t image = kind == CONVOLVE
        ? s->output[0] * s->output[1] * s->output[2] * s->filters
        : s->input[0] * s->input[1] * s->input[2] * s->channels;
    int64_t most = 1 + 32768 / (image + 1);
    if (most > part) most = part;
    while (part % most != 0) most--;
    return most;
}

/// Makes the primitive and the reorder of its filters, for parts of so many images.
static bool prepare(int kind, const RoutineConvolutionShape *s, int64_t part, Variant *v) {
    int64_t batch = images_a_call(kind, s, part);
    v->part_images = part;
    v->images_a_call = batch;
    dnnl_convolution_desc_t descriptor;
    if (!describe(s, batch, v) || make_descriptor(kind, s, v, &descriptor) != dnnl_success)
        return false;
    dnnl_primitive_attr_t attributes;
    if (dnn.primitive_attr_create(&attributes) != dnnl_success) return false;
    dnn.primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
    dnnl_primitive_desc_t description;
    // Forward primitives hint at what backward ones go with.
    dnnl_primitive_desc_t hint = NULL;
    if (kind != CONVOLVE) {
        dnnl_convolution_desc_t forward;
        if (make_descriptor(CONVOLVE, s, v, &forward) == dnnl_success)
            dnn.primitive_desc_create(&hint, &forward, NULL, dnn.engine, NULL);
    }
    bool good = dnn.primitive_desc_create(
                    &description, &descriptor, attributes, dnn.engine, hint)
        == dnnl_success;
    if (hint) dnn.primitive_desc_destroy(hint);
    dnn.primitive_attr_destroy(attributes);
    if (!good) return false;
    // Its own reference loops are far slower than products of unfolded images.
    const char *name = NULL;
    if (dnn.primitive_desc_query(description, dnnl_query_impl_info_str, 0, &name) != dnnl_success
        || !name || strncmp(name, "ref", 3) == 0) {
        dnn.primitive_desc_destroy(description);
        return false;
    }
    dnnl_query_t of_filters =
        kind == CONVOLVE_FILTER_GRADIENT ? dnnl_query_diff_weights_md : dnnl_query_weights_md;
    v->filters = *dnn.primitive_desc_query_md(description, of_filters, 0);
    v->scratchpad = *dnn.primitive_desc_query_md(description, dnnl_query_scratchpad_md, 0);
    v->filter_bytes = (int64_t)dnn.memory_desc_get_size(&v->filters);
    v->scratch_bytes = (int64_t)dnn.memory_desc_get_size(&v->scratchpad);
    good = dnn.primitive_create(&v->primitive, description) == dnnl_success;
    dnn.primitive_desc_destroy(description);
    if (!good) return false;
    bool out = kind == CONVOLVE_FILTER_GRADIENT;
    dnnl_primitive_desc_t reordering;
    if (dnn.reorder_primitive_desc_create(
            &reordering, out ? &v->filters : &v->plain_filters, dnn.engine,
            out ? &v->plain_filters : &v->filters, dnn.engine, NULL)
        != dnnl_success)
        return false;
    good = dnn.primitive_create(&v->reorder, reordering) == dnnl_success;
    dnn.primitive_desc_destroy(reordering);
    return good;
}

static const Variant *variant(const OneDNNConvolution *c, int64_t part) {
    return &c->variants[part == c->parts - 1 ? c->variant_count - 1 : 0];
}

static bool make_memory(dnnl_memory_t *memory, const dnnl_memory_desc_t *description) {
    return dnn.memory_create(memory, description, dnn.engine, DNNL_MEMORY_NONE) == dnnl_success;
}

static bool make_parts(OneDNNConvolution *c) {
    c->part = calloc((size_t)c->parts, sizeof(Part));
    if (!c->part) return false;
    for (int64_t i = 0; i < c->parts; i++) {
        const Variant *v = variant(c, i);
        Part *part = &c->part[i];
        if (!make_memory(&part->images, &v->images) || !make_memory(&part->results, &v->results)
            || !make_memory(&part->filters, &v->filters)
            || !make_memory(&part->scratchpad, &v->scratchpad)
            || dnn.stream_create(&part->stream, dnn.engine, dnnl_stream_default_flags)
                != dnnl_success)
            return false;
    }
    for (int i = 0; i < c->variant_count; i++)
        if (!make_memory(&c->plain[i], &c->variants[i].plain_filters)
            || !make_memory(&c->best[i], &c->variants[i].filters))
            return false;
    return true;
}

OneDNNConvolution *onednn_convolution_create(
    int kind, const RoutineConvolutionShape *s, int64_t parts, int64_t step) {
    if (!routine_has_onednn() || parts == 0) return NULL;
    pthread_once(&once, load);
    if (!dnn.usable) return NULL;
    onednn_use_calling_thread();
    OneDNNConvolution *c = calloc(1, sizeof *c);
    if (!c) return NULL;
    c->kind = kind;
    c->parts = parts;
    c->step = step;
    c->channels = s->channels;
    c->filters = s->filters;
    c->image = s->input[0] * s->input[1] * s->input[2] * s->channels;
    c->result = s->output[0] * s->output[1] * s->output[2] * s->filters;
    c->filter_count = s->kernel[0] * s->kernel[1] * s->kernel[2] * (s->channels / s->groups)
        * s->filters;
    int64_t last = s->batch - (parts - 1) * step;
    c->variant_count = last == step ? 1 : 2;
    bool good = prepare(kind, s, step, &c->variants[0])
        && (last == step || prepare(kind, s, last, &c->variants[1])) && make_parts(c);
    if (good) return c;
    onednn_convolution_destroy(c);
    return NULL;
}

static void release(dnnl_memory_t memory) {
    if (memory) dnn.memory_destroy(memory);
}

void onednn_convolution_destroy(OneDNNConvolution *c) {
    if (!c) return;
    for (int i = 0; i < 2; i++) {
        if (c->variants[i].primitive) dnn.primitive_destroy(c->variants[i].primitive);
        if (c->variants[i].reorder) dnn.primitive_destroy(c->variants[i].reorder);
        release(c->plain[i]);
        release(c->best[i]);
    }
    for (int64_t i = 0; c->part && i < c->parts; i++) {
        Part *part = &c->part[i];
        release(part->images);
        release(part->results);
        release(part->filters);
        release(part->scratchpad);
        if (part->stream) dnn.stream_destroy(part->stream);
    }
    free(c->part);
    free(c);
}

// Memory besides the operands: for each part its scratchpad and, for gradients of filters, its
// sums; then each variant's filters in the best layout, and one plain sum.

static int64_t part_bytes(const OneDNNConvolution *c) {
    int64_t most = 0;
    for (int i = 0; i < c->variant_count; i++) {
        const Variant *v = &c->variants[i];
        int64_t bytes = aligned(v->scratch_bytes) + aligned(v->filter_bytes);
        if (bytes > most) most = bytes;
    }
    return most;
}

static int64_t shared_offset(const OneDNNConvolution *c, int place) {
    int64_t offset = c->parts * part_bytes(c);
    for (int i = 0; i < place && i < c->variant_count; i++)
        offset += aligned(c->variants[i].filter_bytes);
    return offset;
}

int64_t onednn_convolution_scratch(const OneDNNConvolution *c) {
    return shared_offset(c, c->variant_count) + aligned(c->filter_count * 4);
}

typedef struct {
    const OneDNNConvolution *convolution;
    const float *images, *results;
    char *scratch;
    const RoutineEpilogue *epilogue;
} Work;

static void run_part(void *context, int64_t index) {
    const Work *w = context;
    const OneDNNConvolution *c = w->convolution;
    const Variant *v = variant(c, index);
    const Part *part = &c->part[index];
    onednn_use_calling_thread();
    char *own = w->scratch + index * part_bytes(c);
    bool sums = c->kind == CONVOLVE_FILTER_GRADIENT;
    char *filters = sums ? own + aligned(v->scratch_bytes)
                         : w->scratch + shared_offset(c, (int)(v - c->variants));
    dnn.memory_set_data_handle(part->filters, filters);
    dnn.memory_set_data_handle(part->scratchpad, own);
    bool forward = c->kind == CONVOLVE, back = c->kind == CONVOLVE_INPUT_GRADIENT;
    dnnl_exec_arg_t arguments[] = {
        {back ? DNNL_ARG_DIFF_SRC : DNNL_ARG_SRC, part->images},
        {sums ? DNNL_ARG_DIFF_WEIGHTS : DNNL_ARG_WEIGHTS, part->filters},
        {forward ? DNNL_ARG_DST : DNNL_ARG_DIFF_DST, part->results},
        {DNNL_ARG_SCRATCHPAD, part->scratchpad},
    };
    int64_t first = index * c->step, end = first + v->part_images;
    int64_t width = forward ? c->filters : c->channels;
    int64_t rows = (forward ? c->result : c->image) / width;
    float *written = (float *)(forward ? w->results : w->images);
    for (int64_t image = first; image < end && !routine_is_stopped(); image += v->images_a_call) {
        dnn.memory_set_data_handle(part->images, (void *)(w->images + image * c->image));
        dnn.memory_set_data_handle(part->results, (void *)(w->results + image * c->result));
        dnn.primitive_execute(v->primitive, part->stream, 4, arguments);
        int64_t count = rows * v->images_a_call;
        finish_block(ROUTINE_F32, w->epilogue, written, width, image * rows, 0, count, width);
    }
}

static void reorder(
    const OneDNNConvolution *c, int place, dnnl_memory_t from, const void *source,
    dnnl_memory_t to, void *target) {
    dnn.memory_set_data_handle(from, (void *)source);
    dnn.memory_set_data_handle(to, target);
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}};
    dnn.primitive_execute(c->variants[place].reorder, c->part[0].stream, 2, arguments);
}

/// Adds the parts' sums in order; the layouts of all parts of a variant are the same.
static void gather_sums(const OneDNNConvolution *c, char *scratch, float *result) {
    float *plain = (float *)(scratch + shared_offset(c, c->variant_count));
    for (int place = 0; place < c->variant_count; place++) {
        const Variant *v = &c->variants[place];
        float *total = NULL;
        for (int64_t part = 0; part < c->parts; part++) {
            if (variant(c, part) != v) continue;
            float *sums = (float *)(scratch + part * part_bytes(c) + aligned(v->scratch_bytes));
            if (!total) {
                total = sums;
                continue;
            }
            for (int64_t i = 0; i < v->filter_bytes / 4; i++) total[i] += sums[i];
        }
        reorder(c, place, c->best[place], total, c->plain[place], place == 0 ? result : plain);
        if (place == 0) continue;
        for (int64_t i = 0; i < c->filter_count; i++) result[i] += plain[i];
    }
}

void onednn_convolution_run(
    const OneDNNConvolution *c, const float *first, const float *second, float *result,
    char *scratch, const RoutineEpilogue *epilogue) {
    onednn_use_calling_thread();
    Work work = {c, first, second, scratch, epilogue};
    if (c->kind != CONVOLVE_FILTER_GRADIENT) {
        for (int place = 0; place < c->variant_count; place++)
            reorder(
                c, place, c->plain[place], second, c->best[place],
                scratch + shared_offset(c, place));
        work.images = c->kind == CONVOLVE ? first : result;
        work.results = c->kind == CONVOLVE ? result : first;
    }
    routine_parallel(c->parts, run_part, &work);
    if (c->kind == CONVOLVE_FILTER_GRADIENT) gather_sums(c, scratch, result);
}

#else

OneDNNConvolution *onednn_convolution_create(
    int kind, const RoutineConvolutionShape *shape, int64_t parts, int64_t step) {
    return NULL;
}
void onednn_convolution_destroy(OneDNNConvolution *convolution) {}
int64_t onednn_convolution_scratch(const OneDNNConvolution *convolution) { return 0; }
void onednn_convolution_run(
    const OneDNNConvolution *convolution, const float *first, const float *second, float *result,
    char *scratch, const RoutineEpilogue *epilogue) {}

#endif
