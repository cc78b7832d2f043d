// What this module uses of oneDNN, found at run time so that start-up and memory stay free of it.
#ifndef ONEDNN_H
#define ONEDNN_H

#include "CTensorRoutines.h"

/// C = op(A) op(B) on one thread; false when oneDNN is absent, forbidden or declines.
bool onednn_sgemm(
    bool transpose_a, bool transpose_b, int64_t m, int64_t n, int64_t k, const float *a,
    int64_t lda, const float *b, int64_t ldb, float *c, int64_t ldc);

/// A function of the library by its name; NULL when oneDNN is absent or forbidden.
void *onednn_symbol(const char *name);

/// Keeps oneDNN from starting threads of its own in the calling thread; cheap when repeated.
void onednn_use_calling_thread(void);

typedef struct OneDNNConvolution OneDNNConvolution;

/// A Float32 convolution of `step` images a part. NULL where oneDNN is absent or declines.
OneDNNConvolution *onednn_convolution_create(
    int kind, const RoutineConvolutionShape *shape, int64_t parts, int64_t step);
void onednn_convolution_destroy(OneDNNConvolution *convolution);

/// Bytes of memory that a run needs besides its operands.
int64_t onednn_convolution_scratch(const OneDNNConvolution *convolution);
void onednn_convolution_run(
    const OneDNNConvolution *convolution, const float *first, const float *second, float *result,
    char *scratch, const RoutineEpilogue *epilogue);

#endif
