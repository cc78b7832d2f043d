// Pooling of one image: each place of a window, some channels at a time. A window is cut off at
// the image's edges, so padding never counts.

/// The part of a window that lies inside the image, along each axis from `from` up to `to`.
typedef struct {
    int64_t from[3], to[3], count;
} NAME(Pane);

INLINE NAME(Pane) NAME(pane)(const RoutineConvolutionShape *s, int64_t place) {
    NAME(Pane) pane = {.count = 1};
    for (int axis = 2; axis >= 0; axis--) {
        int64_t from = place % s->output[axis] * s->stride[axis] - s->low[axis];
        int64_t to = from + s->kernel[axis];
        pane.from[axis] = from < 0 ? 0 : from;
        pane.to[axis] = to > s->input[axis] ? s->input[axis] : to;
        pane.count *= pane.to[axis] - pane.from[axis];
        place /= s->output[axis];
    }
    return pane;
}

/// Visits the pixels of a pane in order; counts them row by row in the whole image.
#define EACH_PIXEL(pane, shape, pixel)                                                      \
    for (int64_t i = (pane).from[0]; i < (pane).to[0]; i++)                                 \
        for (int64_t j = (pane).from[1]; j < (pane).to[1]; j++)                             \
            for (int64_t pixel = (i * (shape)->input[1] + j) * (shape)->input[2]            \
                     + (pane).from[2],                                                      \
                         last = pixel + (pane).to[2] - (pane).from[2];                      \
                 pixel < last; pixel++)

INLINE V NAME(lanes)(const TYPE *p, int n) { return n == LANES ? load(p) : load_some(p, n); }

INLINE void NAME(set_lanes)(TYPE *p, V v, int n) {
    if (n == LANES)
        store(p, v);
    else
        store_some(p, v, n);
}

/// `first` is what the largest is chosen in or what is averaged, `second` what is sent or fetched
/// (see `routine_pool`); each begins at this image.
static void NAME(pool)(
    int kind, const RoutineConvolutionShape *s, const TYPE *first, const TYPE *second,
    TYPE *result) {
    int64_t channels = s->channels, places = s->output[0] * s->output[1] * s->output[2];
    if (kind == POOL_MAX_SCATTER || kind == POOL_AVERAGE_GRADIENT)
        memset(
            result, 0,
            (size_t)(s->input[0] * s->input[1] * s->input[2] * channels) * sizeof(TYPE));
    for (int64_t place = 0; place < places; place++) {
        NAME(Pane) pane = NAME(pane)(s, place);
        int64_t corner = (pane.from[0] * s->input[1] + pane.from[1]) * s->input[2] + pane.from[2];
        for (int64_t channel = 0; channel < channels; channel += LANES) {
            int n = channels - channel < LANES ? (int)(channels - channel) : LANES;
            int64_t here = place * channels + channel;
            if (kind == POOL_AVERAGE_GRADIENT) {
                V share = NAME(lanes)(first + here, n) / splat((TYPE)pane.count);
                EACH_PIXEL(pane, s, pixel) {
                    TYPE *x = result + pixel * channels + channel;
                    NAME(set_lanes)(x, NAME(lanes)(x, n) + share, n);
                }
                continue;
            }
            if (kind == POOL_AVERAGE) {
                V sum = splat(0);
                EACH_PIXEL(pane, s, pixel)
                    sum += NAME(lanes)(first + pixel * channels + channel, n);
                NAME(set_lanes)(result + here, sum / splat((TYPE)pane.count), n);
                continue;
            }
            V best = NAME(lanes)(first + corner * channels + channel, n);
            VI at = (VI){0} + (INTEGER)corner;
            EACH_PIXEL(pane, s, pixel) {
                V x = NAME(lanes)(first + pixel * channels + channel, n);
                VI better = (x > best) | ((x != x) & (best == best));
                best = choose(better, x, best);
                at = (at & ~better) | (((VI){0} + (INTEGER)pixel) & better);
            }
            if (kind == POOL_MAX) {
                NAME(set_lanes)(result + here, best, n);
            } else if (kind == POOL_MAX_GATHER) {
                for (int lane = 0; lane < n; lane++)
                    result[here + lane] = second[at[lane] * channels + channel + lane];
            } else {
                V sent = NAME(lanes)(second + here, n);
                EACH_PIXEL(pane, s, pixel) {
                    TYPE *x = result + pixel * channels + channel;
                    VI chosen = at == (VI){0} + (INTEGER)pixel;
                    NAME(set_lanes)(x, NAME(lanes)(x, n) + choose(chosen, sent, splat(0)), n);
                }
            }
        }
    }
}
