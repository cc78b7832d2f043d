// Matrix products: oneDNN where it is there, else our own loops; large ones in parts.
#include "CTensorRoutines.h"
#include "OneDNN.h"
#include "Products.h"
#include "Tables.h"

typedef struct {
    int type;
    bool ta, tb, split_rows;
    int64_t m, n, k, lda, ldb, ldc, step;
    const char *a, *b;
    char *c;
    const RoutineEpilogue *epilogue;
} Product;

void product_on_calling_thread(
    int type, bool ta, bool tb, int64_t m, int64_t n, int64_t k, const void *a, int64_t lda,
    const void *b, int64_t ldb, void *c, int64_t ldc) {
    if (type == ROUTINE_F64) {
        double_table()->gemm(ta, tb, m, n, k, a, lda, b, ldb, c, ldc);
        return;
    }
    // Below a few thousand multiplications the call itself costs more than they do.
    bool large = m * n * k > 16384;
    if (large && onednn_sgemm(ta, tb, m, n, k, a, lda, b, ldb, c, ldc)) return;
    float_table()->gemm(ta, tb, m, n, k, a, lda, b, ldb, c, ldc);
}

static void multiply(
    const Product *p, int64_t m, int64_t n, const void *a, const void *b, void *c) {
    product_on_calling_thread(
        p->type, p->ta, p->tb, m, n, p->k, a, p->lda, b, p->ldb, c, p->ldc);
}

void finish_block(
    int type, const RoutineEpilogue *epilogue, void *c, int64_t pitch, int64_t row,
    int64_t column, int64_t rows, int64_t columns) {
    if (!epilogue) return;
    if (type == ROUTINE_F64)
        double_table()->finish(epilogue, c, pitch, row, column, rows, columns);
    else
        float_table()->finish(epilogue, c, pitch, row, column, rows, columns);
}

static void run_part(void *context, int64_t part) {
    const Product *p = context;
    int64_t size = p->type == ROUTINE_F64 ? 8 : 4;
    int64_t from = part * p->step;
    if (p->split_rows) {
        int64_t rows = p->m - from < p->step ? p->m - from : p->step;
        multiply(
            p, rows, p->n, p->a + size * from * (p->ta ? 1 : p->lda), p->b,
            p->c + size * from * p->ldc);
        finish_block(p->type, p->epilogue, p->c, p->ldc, from, 0, rows, p->n);
    } else {
        int64_t columns = p->n - from < p->step ? p->n - from : p->step;
        multiply(
            p, p->m, columns, p->a, p->b + size * from * (p->tb ? p->ldb : 1),
            p->c + size * from);
        finish_block(p->type, p->epilogue, p->c, p->ldc, 0, from, p->m, columns);
    }
}

void routine_gemm(
    int type, bool transpose_a, bool transpose_b, int64_t m, int64_t n, int64_t k, const void *a,
    int64_t lda, const void *b, int64_t ldb, void *c, int64_t ldc,
    const RoutineEpilogue *epilogue) {
    Product product = {
        type, transpose_a, transpose_b, m >= n, m, n, k, lda, ldb, ldc, 0, a, b, c, epilogue};
    // Parts of some 5 million multiplications (20 µs and more), an even number of them.
    double work = (double)m * (double)n * (double)k;
    int64_t longer = m >= n ? m : n;
    int64_t parts = work < 1e6 ? 1 : 2 * (int64_t)(1 + work / 3.2e7);
    if (parts > 32) parts = 32;
    // Between parts somebody may say stop, so none takes much more than a tenth of a second.
    if (work / (double)parts > 4e9) parts = (int64_t)(work / 4e9) + 1;
    int64_t step = (longer + parts - 1) / parts;
    // Whole vectors and register blocks, where that leaves both threads about the same.
    int64_t grain = longer >= 16 * parts * 4 ? 16 : 4;
    step = (step + grain - 1) / grain * grain;
    product.step = step;
    routine_parallel((longer + step - 1) / step, run_part, &product);
}
