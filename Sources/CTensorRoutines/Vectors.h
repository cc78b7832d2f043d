// Vector arithmetic for one scalar type and one vector unit. Included once for each pair with
//   TYPE (float or double), INTEGER (the signed integer of its size), BYTES (width of a vector)
// and NAME(x), which adds the pair's suffix.

typedef TYPE V __attribute__((vector_size(BYTES)));
typedef INTEGER VI __attribute__((vector_size(BYTES)));
enum { LANES = BYTES / (int)sizeof(TYPE) };
#define INLINE static inline __attribute__((always_inline))

INLINE V load(const TYPE *p) {
    V v;
    memcpy(&v, p, sizeof v);
    return v;
}

INLINE void store(TYPE *p, V v) { memcpy(p, &v, sizeof v); }

#if BYTES == 64 && IS_FLOAT
INLINE V load_some(const TYPE *p, int n) {
    return (V)_mm512_maskz_loadu_ps((__mmask16)((1u << n) - 1), p);
}

INLINE void store_some(TYPE *p, V v, int n) {
    _mm512_mask_storeu_ps(p, (__mmask16)((1u << n) - 1), (__m512)v);
}
#elif BYTES == 64
INLINE V load_some(const TYPE *p, int n) {
    return (V)_mm512_maskz_loadu_pd((__mmask8)((1u << n) - 1), p);
}

INLINE void store_some(TYPE *p, V v, int n) {
    _mm512_mask_storeu_pd(p, (__mmask8)((1u << n) - 1), (__m512d)v);
}
#elif BYTES == 32
/// All ones in the first `n` lanes.
INLINE __m256i some_lanes(int n) {
    static const INTEGER ones[2 * LANES] = {
#if IS_FLOAT
        -1, -1, -1, -1, -1, -1, -1, -1
#else
        -1, -1, -1, -1
#endif
    };
    __m256i mask;
    memcpy(&mask, ones + LANES - n, sizeof mask);
    return mask;
}

#if IS_FLOAT
INLINE V load_some(const TYPE *p, int n) { return (V)_mm256_maskload_ps(p, some_lanes(n)); }

INLINE void store_some(TYPE *p, V v, int n) { _mm256_maskstore_ps(p, some_lanes(n), (__m256)v); }
#else
INLINE V load_some(const TYPE *p, int n) { return (V)_mm256_maskload_pd(p, some_lanes(n)); }

INLINE void store_some(TYPE *p, V v, int n) { _mm256_maskstore_pd(p, some_lanes(n), (__m256d)v); }
#endif
#else
/// The first `n` lanes, zero in the others.
INLINE V load_some(const TYPE *p, int n) {
    V v = {0};
    for (int i = 0; i < n; i++) v[i] = p[i];
    return v;
}

INLINE void store_some(TYPE *p, V v, int n) {
    for (int i = 0; i < n; i++) p[i] = v[i];
}
#endif

INLINE V splat(TYPE x) { return x - (V){0}; }

INLINE V choose(VI mask, V yes, V no) { return (V)(((VI)yes & mask) | ((VI)no & ~mask)); }

/// One where the mask is set, zero elsewhere: how truth values travel through a chain.
INLINE V truth(VI mask) { return (V)((VI)splat(1) & mask); }

INLINE V magnitude(V x) { return __builtin_elementwise_abs(x); }

/// The larger of two, NaN if either is NaN.
INLINE V larger(V a, V b) { return choose((a > b) | (a != a), a, b); }
INLINE V smaller(V a, V b) { return choose((a < b) | (a != a), a, b); }

INLINE TYPE add_lanes(V v) {
    // Halves are added pairwise, always in the same order.
    TYPE lanes[LANES];
    memcpy(lanes, &v, sizeof v);
    for (int width = LANES / 2; width > 0; width /= 2)
        for (int i = 0; i < width; i++) lanes[i] += lanes[i + width];
    return lanes[0];
}

#if IS_FLOAT

/// e^x by 2^n e^r with |r| <= ln(2)/2 and a polynomial of degree 6; about 1 ulp.
INLINE V exponential(V x) {
    V clamped = choose(x < -104.0f, splat(-104.0f), x);
    clamped = choose(clamped > 89.0f, splat(89.0f), clamped);
    const float magic = 12582912.0f;  // 1.5 * 2^23: adding it rounds to an integer
    V shifted = clamped * 1.44269504088896341f + magic;
    V n = shifted - magic;
    V r = clamped - n * 0.693359375f;
    r = r - n * -2.12194440e-4f;
    V p = splat(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    // Two factors, so that results below the smallest normal number are reached too.
    VI exponent = (VI)shifted - (VI)splat(magic);
    VI half = exponent >> 1;
    V scaled = p * (V)((half + 127) << 23) * (V)((exponent - half + 127) << 23);
    // The comparison is false for NaN, which so stays itself.
    return choose(x != x, x, scaled);
}

/// ln x after Cephes: x = 2^e m with m in [sqrt(1/2), sqrt(2)), then a polynomial in m - 1.
INLINE V logarithm(V x) {
    VI tiny = x < 1.17549435e-38f;
    V scaled = choose(tiny, x * 8388608.0f, x);
    VI bits = (VI)scaled;
    VI exponent = ((bits >> 23) & 0xff) - 126;
    V m = (V)((bits & 0x007fffff) | 0x3f000000);
    V e = __builtin_convertvector(exponent, V) - choose(tiny, splat(23), splat(0));
    VI low = m < 0.707106781186547524f;
    e = e - truth(low);
    m = choose(low, m + m, m) - 1.0f;
    V z = m * m;
    V p = splat(7.0376836292e-2f);
    p = p * m - 1.1514610310e-1f;
    p = p * m + 1.1676998740e-1f;
    p = p * m - 1.2420140846e-1f;
    p = p * m + 1.4249322787e-1f;
    p = p * m - 1.6668057665e-1f;
    p = p * m + 2.0000714765e-1f;
    p = p * m - 2.4999993993e-1f;
    p = p * m + 3.3333331174e-1f;
    V y = p * m * z - 2.12194440e-4f * e - 0.5f * z;
    y = m + y + 0.693359375f * e;
    y = choose(x == 0.0f, splat(-__builtin_inff()), y);
    y = choose((x < 0.0f) | (x != x), splat(__builtin_nanf("")), y);
    return choose(x == __builtin_inff(), x, y);
}

/// tanh x: a polynomial near zero, elsewhere 1 - 2/(e^2|x| + 1) with the sign of x.
INLINE V hyperbolic_tangent(V x) {
    V a = magnitude(x);
    V z = x * x;
    V p = splat(-5.70498872745e-3f);
    p = p * z + 2.06390887954e-2f;
    p = p * z - 5.37397155531e-2f;
    p = p * z + 1.33314422036e-1f;
    p = p * z - 3.33332819422e-1f;
    V near = p * z * x + x;
    V far = 1.0f - 2.0f / (exponential(a + a) + 1.0f);
    far = choose(x < 0.0f, -far, far);
    return choose(a < 0.625f, near, far);
}

#else

#define EACH_LANE(name, function)                               \
    INLINE V name(V x) {                                        \
        for (int i = 0; i < LANES; i++) x[i] = function(x[i]); \
        return x;                                               \
    }
EACH_LANE(exponential, exp)
EACH_LANE(logarithm, log)
EACH_LANE(hyperbolic_tangent, tanh)

#endif
