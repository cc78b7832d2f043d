// Matrix products for routines that split their work themselves.
#ifndef PRODUCTS_H
#define PRODUCTS_H

#include "CTensorRoutines.h"

/// As `routine_gemm`, in one part on the calling thread.
void product_on_calling_thread(
    int type, bool transpose_a, bool transpose_b, int64_t m, int64_t n, int64_t k, const void *a,
    int64_t lda, const void *b, int64_t ldb, void *c, int64_t ldc);

/// Applies an epilogue, which may be NULL, to a block of the matrix c of a result.
void finish_block(
    int type, const RoutineEpilogue *epilogue, void *c, int64_t pitch, int64_t row,
    int64_t column, int64_t rows, int64_t columns);

#endif
