// Matrix products without oneDNN: packed panels and a register-blocked inner loop, after
// Goto & van de Geijn 2008, "Anatomy of high-performance matrix multiplication".

enum { ROWS = BYTES == 64 ? 12 : 6, COLUMNS = 2 * LANES, DEPTH = 256, TALL = 96, WIDE = 512 };

/// Stores, or adds, the first `left` lanes, at most all of them and possibly none.
INLINE void NAME(put)(TYPE *target, V v, int left, bool accumulate) {
    if (left >= LANES) {
        store(target, accumulate ? load(target) + v : v);
    } else if (left > 0) {
        store_some(target, accumulate ? load_some(target, left) + v : v, left);
    }
}

/// C[rows x columns] (+)= packed panel of A times packed panel of B, over `k`.
static void NAME(panel)(
    int64_t k, const TYPE *a, const TYPE *b, TYPE *c, int64_t ldc, int rows, int columns,
    bool accumulate) {
    V sum[ROWS][2];
    for (int i = 0; i < ROWS; i++) sum[i][0] = sum[i][1] = splat(0);
    for (int64_t p = 0; p < k; p++) {
        V b0 = load(b), b1 = load(b + LANES);
#pragma clang loop unroll(full)
        for (int i = 0; i < ROWS; i++) {
            V x = splat(a[i]);
            sum[i][0] = x * b0 + sum[i][0];
            sum[i][1] = x * b1 + sum[i][1];
        }
        a += ROWS;
        b += COLUMNS;
    }
    // Unrolled whole, so that `sum` is only ever indexed by constants and stays in registers.
#pragma clang loop unroll(full)
    for (int i = 0; i < ROWS; i++) {
        if (i < rows) {
            TYPE *target = c + i * ldc;
            NAME(put)(target, sum[i][0], columns, accumulate);
            NAME(put)(target + LANES, sum[i][1], columns - LANES, accumulate);
        }
    }
}

/// Packs A[m x k] into panels of ROWS rows, k-major, padded with zeros.
static void NAME(pack_a)(
    int64_t m, int64_t k, const TYPE *a, int64_t row, int64_t column, TYPE *out) {
    for (int64_t i = 0; i < m; i += ROWS) {
        int rows = m - i < ROWS ? (int)(m - i) : ROWS;
        for (int64_t p = 0; p < k; p++) {
            for (int r = 0; r < rows; r++) out[r] = a[(i + r) * row + p * column];
            for (int r = rows; r < ROWS; r++) out[r] = 0;
            out += ROWS;
        }
    }
}

/// Packs B[k x n] into panels of COLUMNS columns, k-major, padded with zeros.
static void NAME(pack_b)(
    int64_t k, int64_t n, const TYPE *b, int64_t row, int64_t column, TYPE *out) {
    for (int64_t j = 0; j < n; j += COLUMNS) {
        int columns = n - j < COLUMNS ? (int)(n - j) : COLUMNS;
        for (int64_t p = 0; p < k; p++) {
            const TYPE *source = b + p * row + j * column;
            if (column == 1 && columns == COLUMNS) {
                memcpy(out, source, COLUMNS * sizeof(TYPE));
            } else {
                for (int c = 0; c < columns; c++) out[c] = source[c * column];
                for (int c = columns; c < COLUMNS; c++) out[c] = 0;
            }
            out += COLUMNS;
        }
    }
}

/// Small products, where packing A would cost more than it saves: a strip of B is laid out in
/// whole vectors, and each row of A scales and adds its rows, four rows at a time.
static void NAME(gemm_small)(
    int64_t m, int64_t n, int64_t k, const TYPE *a, int64_t row_a, int64_t column_a,
    const TYPE *b, int64_t row_b, int64_t column_b, TYPE *c, int64_t ldc) {
    enum { STRIP = 128 };
    V strip[STRIP];
    for (int64_t j = 0; j < n; j += LANES) {
        int lanes = n - j < LANES ? (int)(n - j) : LANES;
        for (int64_t p = 0; p < k || p == 0; p += STRIP) {
            int depth = k - p < STRIP ? (int)(k - p) : STRIP;
            const TYPE *source = b + p * row_b + j * column_b;
            for (int q = 0; q < depth; q++, source += row_b) {
                if (column_b == 1) {
                    strip[q] = load_some(source, lanes);
                } else {
                    V v = splat(0);
                    for (int lane = 0; lane < lanes; lane++) v[lane] = source[lane * column_b];
                    strip[q] = v;
                }
            }
            const TYPE *x = a + p * column_a;
            TYPE *y = c + j;
            int64_t i = 0;
            for (; i + 4 <= m; i += 4, x += 4 * row_a, y += 4 * ldc) {
                V s0 = splat(0), s1 = s0, s2 = s0, s3 = s0;
                for (int q = 0; q < depth; q++) {
                    const TYPE *at = x + q * column_a;
                    s0 = splat(at[0]) * strip[q] + s0;
                    s1 = splat(at[row_a]) * strip[q] + s1;
                    s2 = splat(at[2 * row_a]) * strip[q] + s2;
                    s3 = splat(at[3 * row_a]) * strip[q] + s3;
                }
                NAME(put)(y, s0, lanes, p > 0);
                NAME(put)(y + ldc, s1, lanes, p > 0);
                NAME(put)(y + 2 * ldc, s2, lanes, p > 0);
                NAME(put)(y + 3 * ldc, s3, lanes, p > 0);
            }
            for (; i < m; i++, x += row_a, y += ldc) {
                V sum = splat(0);
                for (int q = 0; q < depth; q++)
                    sum = splat(x[q * column_a]) * strip[q] + sum;
                NAME(put)(y, sum, lanes, p > 0);
            }
        }
    }
}

static void NAME(gemm)(
    bool transpose_a, bool transpose_b, int64_t m, int64_t n, int64_t k, const TYPE *a,
    int64_t lda, const TYPE *b, int64_t ldb, TYPE *c, int64_t ldc) {
    int64_t row_a = transpose_a ? 1 : lda, column_a = transpose_a ? lda : 1;
    int64_t row_b = transpose_b ? 1 : ldb, column_b = transpose_b ? ldb : 1;
    if (m * n * k <= 16384 || k == 0) {
        NAME(gemm_small)(m, n, k, a, row_a, column_a, b, row_b, column_b, c, ldc);
        return;
    }
    int64_t wide = n < WIDE ? (n + COLUMNS - 1) / COLUMNS * COLUMNS : WIDE;
    int64_t deep = k < DEPTH ? k : DEPTH;
    size_t size = (size_t)(TALL * deep + wide * deep) * sizeof(TYPE) + 64;
    TYPE *space = aligned_alloc(64, (size + 63) / 64 * 64);
    if (!space) {
        NAME(gemm_small)(m, n, k, a, row_a, column_a, b, row_b, column_b, c, ldc);
        return;
    }
    TYPE *packed_b = space, *packed_a = space + wide * deep;
    for (int64_t j = 0; j < n; j += WIDE) {
        int64_t columns = n - j < WIDE ? n - j : WIDE;
        for (int64_t p = 0; p < k; p += DEPTH) {
            int64_t depth = k - p < DEPTH ? k - p : DEPTH;
            NAME(pack_b)
            (depth, columns, b + p * row_b + j * column_b, row_b, column_b, packed_b);
            for (int64_t i = 0; i < m; i += TALL) {
                int64_t rows = m - i < TALL ? m - i : TALL;
                NAME(pack_a)
                (rows, depth, a + i * row_a + p * column_a, row_a, column_a, packed_a);
                for (int64_t jj = 0; jj < columns; jj += COLUMNS)
                    for (int64_t ii = 0; ii < rows; ii += ROWS)
                        NAME(panel)
                        (depth, packed_a + ii * depth, packed_b + jj * depth,
                         c + (i + ii) * ldc + j + jj, ldc,
                         rows - ii < ROWS ? (int)(rows - ii) : ROWS,
                         columns - jj < COLUMNS ? (int)(columns - jj) : COLUMNS, p > 0);
            }
        }
    }
    free(space);
}
