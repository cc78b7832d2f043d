// Random numbers from a counter (Philox4x32-10: Salmon, Moraes, Dror & Shaw 2011): each element
// depends on its seed and number alone, so parts can be drawn in any order, on any thread.
#include "CTensorRoutines.h"

#include <math.h>

typedef struct {
    uint32_t x[4];
} Block;

static Block philox(uint64_t seed, uint64_t counter) {
    uint32_t x0 = (uint32_t)counter, x1 = (uint32_t)(counter >> 32), x2 = 0, x3 = 0;
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < 10; round++) {
        uint64_t p0 = (uint64_t)0xD2511F53u * x0, p1 = (uint64_t)0xCD9E8D57u * x2;
        uint32_t y0 = (uint32_t)(p1 >> 32) ^ x1 ^ k0, y2 = (uint32_t)(p0 >> 32) ^ x3 ^ k1;
        x1 = (uint32_t)p1;
        x3 = (uint32_t)p0;
        x0 = y0;
        x2 = y2;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return (Block){{x0, x1, x2, x3}};
}

/// The standard normal quantile: Acklam's rational approximation with one step of Halley's method.
static double normal_quantile(double p) {
    static const double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,
                               -2.759285104469687e+02, 1.383577518672690e+02,
                               -3.066479806614716e+01, 2.506628277459239e+00};
    static const double b[] = {-5.447609879822406e+01, 1.615858368580409e+02,
                               -1.556989798598866e+02, 6.680131188771972e+01,
                               -1.328068155288572e+01};
    // Only p in [0.0227, 0.9773] is asked for, which this central branch covers.
    double q = p - 0.5, r = q * q;
    double x = (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q
        / (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
    double e = 0.5 * erfc(-x * M_SQRT1_2) - p;
    double u = e * sqrt(2 * M_PI) * exp(x * x / 2);
    return x - u / (1 + x * u / 2);
}

typedef struct {
    int type, distribution;
    uint64_t seed, counter;
    double low, high;
    void *target;
    int64_t count;
} RandomWork;

enum { PART = 4096 };

/// Element number `n`: one block of Philox serves two elements of 64 random bits each.
static double draw(const RandomWork *w, Block block, uint64_t n) {
    bool second = n & 1;
    uint32_t high = block.x[second ? 2 : 0], low = block.x[second ? 3 : 1];
    if (w->distribution == RANDOM_NORMAL) {
        // Box & Muller 1958: the pair shares a radius and an angle.
        double u = ((double)block.x[0] + 0.5) * 0x1p-32 + (double)block.x[1] * 0x1p-65;
        double angle = 2 * M_PI * (((double)block.x[2] + 0.5) * 0x1p-32);
        double radius = sqrt(-2 * log(u));
        return w->low + w->high * radius * (second ? sin(angle) : cos(angle));
    }
    if (w->type == ROUTINE_F32 && w->distribution == RANDOM_UNIFORM) {
        // In single precision throughout, so that no rounding can reach `high`.
        float u = (float)(high >> 8) * 0x1p-24f;
        return (float)w->low + ((float)w->high - (float)w->low) * u;
    }
    double u = (double)(((uint64_t)high << 21) ^ (low >> 11)) * 0x1p-53;
    if (w->distribution == RANDOM_UNIFORM) return w->low + (w->high - w->low) * u;
    const double tail = 0.022750131948179195;  // the probability beyond two deviations
    return w->low + w->high * normal_quantile(tail + (1 - 2 * tail) * u);
}

static void run_random(void *context, int64_t part) {
    const RandomWork *w = context;
    int64_t end = (part + 1) * PART < w->count ? (part + 1) * PART : w->count;
    Block block = {{0}};
    for (int64_t i = part * PART; i < end; i++) {
        uint64_t n = w->counter + (uint64_t)i;
        if (i == part * PART || !(n & 1)) block = philox(w->seed, n >> 1);
        double x = draw(w, block, n);
        if (w->type == ROUTINE_F32)
            ((float *)w->target)[i] = (float)x;
        else
            ((double *)w->target)[i] = x;
    }
}

void routine_random(
    int type, int distribution, uint64_t seed, uint64_t counter, double low, double high,
    void *target, int64_t count) {
    RandomWork work = {type, distribution, seed, counter, low, high, target, count};
    routine_parallel((count + PART - 1) / PART, run_random, &work);
}
