// The gradient of a convolution's filters without unfolding images: dw[tap][channel][filter] adds
// x[place of the tap][channel] * dy[place][filter] over all places. A block of rows (tap, channel)
// and filters stays in registers while the places go by, as in a matrix product.

enum { GRADIENT_ROWS = BYTES == 64 ? 12 : 6 };

/// The places of one image over which some rows of dw are summed, along each axis from `from` up
/// to `to`.
typedef struct {
    int64_t from[3], to[3];
} NAME(Places);

/// Adds to `rows` rows of dw, whose elements of x lie at `offsets` from the window's corner, for
/// `vectors` vectors of filters, the last of `lanes`.
INLINE void NAME(add_rows)(
    const RoutineConvolutionShape *s, const NAME(Places) *places, const TYPE *x, const TYPE *dy,
    TYPE *dw, const int64_t *offsets, const int rows, const int vectors, int lanes) {
    V sum[GRADIENT_ROWS][2];
    int64_t offset[GRADIENT_ROWS];
    bool whole = lanes == LANES;
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
        TYPE *at = dw + r * s->filters;
        offset[r] = offsets[r];
        if (vectors == 2) sum[r][0] = load(at);
        TYPE *last = at + (vectors - 1) * LANES;
        sum[r][vectors - 1] = whole ? load(last) : load_some(last, lanes);
    }
    int64_t step = s->stride[2] * s->channels;
    for (int64_t i = places->from[0]; i < places->to[0]; i++)
        for (int64_t j = places->from[1]; j < places->to[1]; j++) {
            int64_t plane = i * s->stride[0] - s->low[0], line = j * s->stride[1] - s->low[1];
            int64_t pixel = (plane * s->input[1] + line) * s->input[2]
                + places->from[2] * s->stride[2] - s->low[2];
            const TYPE *a = x + pixel * s->channels;
            const TYPE *b = dy
                + ((i * s->output[1] + j) * s->output[2] + places->from[2]) * s->filters;
            for (int64_t k = places->from[2]; k < places->to[2]; k++) {
                V b0 = vectors == 2 || whole ? load(b) : load_some(b, lanes), b1 = b0;
                if (vectors == 2) b1 = whole ? load(b + LANES) : load_some(b + LANES, lanes);
#pragma clang loop unroll(full)
                for (int r = 0; r < rows; r++) {
                    V v = splat(a[offset[r]]);
                    sum[r][0] = v * b0 + sum[r][0];
                    if (vectors == 2) sum[r][1] = v * b1 + sum[r][1];
                }
                a += step;
                b += s->filters;
            }
        }
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
        TYPE *at = dw + r * s->filters;
        if (vectors == 2) store(at, sum[r][0]);
        TYPE *last = at + (vectors - 1) * LANES;
        if (whole)
            store(last, sum[r][vectors - 1]);
        else
            store_some(last, sum[r][vectors - 1], lanes);
    }
}

/// Adds to any number of rows, whole blocks first.
INLINE void NAME(add_all_rows)(
    const RoutineConvolutionShape *s, const NAME(Places) *places, const TYPE *x, const TYPE *dy,
    TYPE *dw, const int64_t *offsets, int64_t rows, const int vectors, int lanes) {
    int64_t row = 0;
    for (; row + GRADIENT_ROWS <= rows; row += GRADIENT_ROWS)
        NAME(add_rows)(
            s, places, x, dy, dw + row * s->filters, offsets + row, GRADIENT_ROWS, vectors,
            lanes);
    for (; row + 3 <= rows; row += 3)
        NAME(add_rows)(s, places, x, dy, dw + row * s->filters, offsets + row, 3, vectors, lanes);
    for (; row < rows; row++)
        NAME(add_rows)(s, places, x, dy, dw + row * s->filters, offsets + row, 1, vectors, lanes);
}

/// The places at which a tap falls inside the image.
static NAME(Places) NAME(places_of_tap)(const RoutineConvolutionShape *s, const int64_t tap[3]) {
    NAME(Places) places;
    for (int axis = 0; axis < 3; axis++) {
        // place * stride + reach is the pixel; it must be in 0..<input.
        int64_t reach = tap[axis] * s->dilation[axis] - s->low[axis], stride = s->stride[axis];
        int64_t from = reach >= 0 ? 0 : (-reach + stride - 1) / stride;
        int64_t to = s->input[axis] > reach ? (s->input[axis] - reach + stride - 1) / stride : 0;
        places.from[axis] = from;
        places.to[axis] = to < s->output[axis] ? to : s->output[axis];
    }
    return places;
}

/// Adds one image's share to dw, which is plain [taps][channels][filters]; without groups.
/// `offsets` has room for one number for each row of dw.
static void NAME(filter_gradient)(
    const RoutineConvolutionShape *s, const TYPE *x, const TYPE *dy, TYPE *dw, int64_t *offsets) {
    int64_t taps = s->kernel[0] * s->kernel[1] * s->kernel[2];
    int64_t row = 0;
    bool padded = false;
    for (int64_t i = 0; i < s->kernel[0]; i++)
        for (int64_t j = 0; j < s->kernel[1]; j++)
            for (int64_t k = 0; k < s->kernel[2]; k++) {
                int64_t tap[3] = {i, j, k};
                NAME(Places) places = NAME(places_of_tap)(s, tap);
                for (int axis = 0; axis < 3; axis++)
                    padded |= places.from[axis] > 0 || places.to[axis] < s->output[axis];
                int64_t pixel = (i * s->dilation[0] * s->input[1] + j * s->dilation[1])
                        * s->input[2]
                    + k * s->dilation[2];
                for (int64_t channel = 0; channel < s->channels; channel++)
                    offsets[row++] = pixel * s->channels + channel;
            }
    // Where all windows lie inside the image, all taps have the same places.
    int64_t groups = padded ? taps : 1, rows = row / groups;
    for (int64_t filter = 0; filter < s->filters;) {
        int64_t left = s->filters - filter;
        int vectors = left >= LANES + 1 ? 2 : 1;
        int lanes = left >= vectors * LANES ? LANES : (int)(left - (vectors - 1) * LANES);
        for (int64_t group = 0; group < groups; group++) {
            int64_t tap[3] = {
                group / (s->kernel[2] * s->kernel[1]), group / s->kernel[2] % s->kernel[1],
                group % s->kernel[2]};
            NAME(Places) places = NAME(places_of_tap)(s, tap);
            TYPE *to = dw + group * rows * s->filters + filter;
            if (vectors == 2)
                NAME(add_all_rows)(
                    s, &places, x, dy + filter, to, offsets + group * rows, rows, 2, lanes);
            else
                NAME(add_all_rows)(
                    s, &places, x, dy + filter, to, offsets + group * rows, rows, 1, lanes);
        }
        filter += vectors == 2 ? 2 * LANES : LANES;
    }
}
