// What this module uses of oneDNN, found at run time so that start-up and memory stay free of it.
#ifndef ONEDNN_H
#define ONEDNN_H

#include <stdbool.h>
#include <stdint.h>

/// C = op(A) op(B) on one thread; false when oneDNN is absent, forbidden or declines.
bool onednn_sgemm(
    bool transpose_a, bool transpose_b, int64_t m, int64_t n, int64_t k, const float *a,
    int64_t lda, const float *b, int64_t ldb, float *c, int64_t ldc);

#endif
