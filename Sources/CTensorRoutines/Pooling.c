// Pooling, split by images.
#include "CTensorRoutines.h"
#include "Tables.h"

typedef struct {
    int type, kind;
    const RoutineConvolutionShape *shape;
    const char *first, *second;
    char *result;
    int64_t step;
} Work;

static int64_t volume(const int64_t size[3]) { return size[0] * size[1] * size[2]; }

static void run_part(void *context, int64_t part) {
    const Work *w = context;
    const RoutineConvolutionShape *s = w->shape;
    int64_t size = w->type == ROUTINE_F64 ? 8 : 4;
    int64_t image = volume(s->input) * s->channels * size;
    int64_t pooled = volume(s->output) * s->channels * size;
    // What `first`, `second` and the result are: images, or results of pooling.
    bool scatters = w->kind == POOL_MAX_SCATTER || w->kind == POOL_MAX_SCATTER_POSITIVE;
    bool gathers = w->kind == POOL_MAX_GATHER;
    bool spreads = w->kind == POOL_AVERAGE_GRADIENT;
    int64_t first = spreads ? pooled : image, second = gathers ? image : pooled;
    int64_t result = scatters || spreads ? image : pooled;
    int64_t end = (part + 1) * w->step;
    for (int64_t n = part * w->step; n < end && n < s->batch; n++) {
        const char *a = w->first + n * first, *b = w->second + n * second;
        if (w->type == ROUTINE_F64)
            double_table()->pool(
                w->kind, s, (const double *)a, (const double *)b,
                (double *)(w->result + n * result));
        else
            float_table()->pool(
                w->kind, s, (const float *)a, (const float *)b, (float *)(w->result + n * result));
    }
}

void routine_pool(
    int type, int kind, const RoutineConvolutionShape *shape, const void *first,
    const void *second, void *result) {
    // Parts of some hundred thousand elements (20 µs and more).
    int64_t image = volume(shape->input) * shape->channels;
    Work work = {type, kind, shape, first, second, result, 1 + 131072 / (image + 1)};
    routine_parallel((shape->batch + work.step - 1) / work.step, run_part, &work);
}
