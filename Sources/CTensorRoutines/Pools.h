// Pooling of one image: each place of a window, some channels at a time. A window is cut off at
// the image's edges, so padding never counts.

/// The part of a window that lies inside the image, along each axis from `from` up to `to`.
typedef struct {
    int64_t from[3], to[3], count;
} NAME(Pane);

/// Moves a pane to the place `at` of the results along one axis.
INLINE void NAME(move)(
    NAME(Pane) *pane, const RoutineConvolutionShape *s, int axis, int64_t at) {
    int64_t from = at * s->stride[axis] - s->low[axis], to = from + s->kernel[axis];
    pane->from[axis] = from < 0 ? 0 : from;
    pane->to[axis] = to > s->input[axis] ? s->input[axis] : to;
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

/// Adds, or sets, what belongs to one pixel.
INLINE void NAME(send)(TYPE *x, V v, int n, bool sets) {
    NAME(set_lanes)(x, sets ? v : NAME(lanes)(x, n) + v, n);
}

/// Whether x is the largest, where NaN counts as it.
INLINE VI NAME(is_largest)(V x, V best) { return (x == best) | ((x != x) & (best != best)); }

/// One place of max pooling whose window has two rows and two columns, the commonest: `x` is its
/// corner, `below` the distance to its second row.
INLINE void NAME(pool_four)(
    int kind, const TYPE *x, int64_t below, int64_t channels, TYPE *image, TYPE *result,
    const TYPE *second, bool sets) {
    for (int64_t c = 0; c < channels; c += LANES) {
        int n = channels - c < LANES ? (int)(channels - c) : LANES;
        V x0 = NAME(lanes)(x + c, n), x1 = NAME(lanes)(x + channels + c, n);
        V x2 = NAME(lanes)(x + below + c, n), x3 = NAME(lanes)(x + below + channels + c, n);
        V best = larger(x3, larger(x2, larger(x1, x0)));
        if (kind == POOL_MAX) {
            NAME(set_lanes)(result + c, best, n);
            continue;
        }
        V sent = NAME(lanes)(second + c, n), none = splat(0);
        if (kind == POOL_MAX_SCATTER_POSITIVE) sent = choose(best > none, sent, none);
        VI is0 = NAME(is_largest)(x0, best), is1 = NAME(is_largest)(x1, best) & ~is0;
        VI is2 = NAME(is_largest)(x2, best) & ~(is0 | is1), is3 = ~(is0 | is1 | is2);
        NAME(send)(image + c, choose(is0, sent, none), n, sets);
        NAME(send)(image + channels + c, choose(is1, sent, none), n, sets);
        NAME(send)(image + below + c, choose(is2, sent, none), n, sets);
        NAME(send)(image + below + channels + c, choose(is3, sent, none), n, sets);
    }
}

/// One place of any window.
INLINE void NAME(pool_pane)(
    int kind, const RoutineConvolutionShape *s, const NAME(Pane) *pane, int64_t place,
    const TYPE *first, const TYPE *second, TYPE *result) {
    int64_t channels = s->channels;
    int64_t corner =
        (pane->from[0] * s->input[1] + pane->from[1]) * s->input[2] + pane->from[2];
    for (int64_t channel = 0; channel < channels; channel += LANES) {
        int n = channels - channel < LANES ? (int)(channels - channel) : LANES;
        int64_t here = place * channels + channel;
        if (kind == POOL_AVERAGE_GRADIENT) {
            V share = NAME(lanes)(first + here, n) / splat((TYPE)pane->count);
            EACH_PIXEL(*pane, s, pixel)
                NAME(send)(result + pixel * channels + channel, share, n, false);
            continue;
        }
        if (kind == POOL_AVERAGE) {
            V sum = splat(0);
            EACH_PIXEL(*pane, s, pixel) sum += NAME(lanes)(first + pixel * channels + channel, n);
            NAME(set_lanes)(result + here, sum / splat((TYPE)pane->count), n);
            continue;
        }
        V best = NAME(lanes)(first + corner * channels + channel, n);
        VI at = (VI){0} + (INTEGER)corner;
        EACH_PIXEL(*pane, s, pixel) {
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
            if (kind == POOL_MAX_SCATTER_POSITIVE) sent = choose(best > splat(0), sent, splat(0));
            EACH_PIXEL(*pane, s, pixel) {
                VI chosen = at == (VI){0} + (INTEGER)pixel;
                NAME(send)(
                    result + pixel * channels + channel, choose(chosen, sent, splat(0)), n,
                    false);
            }
        }
    }
}

/// `first` is what the largest is chosen in or what is averaged, `second` what is sent or fetched
/// (see `routine_pool`); each begins at this image.
static void NAME(pool)(
    int kind, const RoutineConvolutionShape *s, const TYPE *first, const TYPE *second,
    TYPE *result) {
    int64_t channels = s->channels, pixels = s->input[0] * s->input[1] * s->input[2];
    bool scatters = kind == POOL_MAX_SCATTER || kind == POOL_MAX_SCATTER_POSITIVE;
    bool chooses = kind == POOL_MAX || scatters;
    // Windows side by side that cover the whole image write each pixel exactly once.
    bool tiled = true, two = s->kernel[0] == 1 && s->kernel[1] == 2 && s->kernel[2] == 2;
    for (int axis = 0; axis < 3; axis++)
        tiled &= s->stride[axis] == s->kernel[axis] && s->low[axis] == 0
            && s->input[axis] == s->output[axis] * s->kernel[axis];
    if ((scatters && !(tiled && two)) || kind == POOL_AVERAGE_GRADIENT)
        memset(result, 0, (size_t)(pixels * channels) * sizeof(TYPE));
    NAME(Pane) pane;
    for (int64_t i = 0, place = 0; i < s->output[0]; i++) {
        NAME(move)(&pane, s, 0, i);
        for (int64_t j = 0; j < s->output[1]; j++) {
            NAME(move)(&pane, s, 1, j);
            for (int64_t k = 0; k < s->output[2]; k++, place++) {
                NAME(move)(&pane, s, 2, k);
                int64_t wide = pane.to[2] - pane.from[2], high = pane.to[1] - pane.from[1];
                pane.count = wide * high * (pane.to[0] - pane.from[0]);
                if (!chooses || !two || wide != 2 || high != 2) {
                    NAME(pool_pane)(kind, s, &pane, place, first, second, result);
                    continue;
                }
                int64_t corner = ((pane.from[0] * s->input[1] + pane.from[1]) * s->input[2]
                                  + pane.from[2])
                    * channels;
                TYPE *image = scatters ? result + corner : result;
                TYPE *pooled = scatters ? result : result + place * channels;
                int64_t below = s->input[2] * channels;
                if (kind == POOL_MAX)
                    NAME(pool_four)(
                        POOL_MAX, first + corner, below, channels, image, pooled, NULL, false);
                else
                    NAME(pool_four)(
                        kind, first + corner, below, channels, image, pooled,
                        second + place * channels, tiled);
            }
        }
    }
}
