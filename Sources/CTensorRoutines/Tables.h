// One table of routines for each scalar type; one instance for each vector unit.
#ifndef TABLES_H
#define TABLES_H

#include "CTensorRoutines.h"

#define TABLE(type)                                                                             \
    struct {                                                                                    \
        void (*tiles)(const RoutineTileProgram *, int64_t begin, int64_t end);                  \
        void (*gemm)(                                                                           \
            bool, bool, int64_t m, int64_t n, int64_t k, const type *, int64_t, const type *,   \
            int64_t, type *, int64_t);                                                          \
        void (*reduce_columns)(                                                                 \
            int, const type *, type *, int64_t count, int64_t inner, int64_t from, int64_t to); \
        void (*reduce_row)(int, const type *, type *, int64_t count);                           \
        void (*arg_reduce)(                                                                     \
            bool, const type *, int32_t *, int64_t count, int64_t inner, int64_t from,          \
            int64_t to);                                                                        \
        void (*sum_columns)(                                                                    \
            const type *, double *totals, int64_t rows, int64_t inner, int64_t from,            \
            int64_t to);                                                                        \
        void (*softmax)(bool, const type *, type *, int64_t count);                             \
        type (*cross_entropy)(const type *, int64_t count, int64_t label);                      \
        void (*cross_entropy_gradient)(                                                         \
            const type *, type *, int64_t count, int64_t label, type dloss);                    \
        void (*adam)(                                                                           \
            const RoutineAdamTensor *, int64_t from, int64_t to, const RoutineAdamNumbers *);   \
        void (*sgd)(                                                                            \
            const RoutineAdamTensor *, int64_t from, int64_t to, const RoutineSGDNumbers *);    \
        double (*sum_run)(const type *, int64_t count);                                         \
        void (*pool)(                                                                           \
            int, const RoutineConvolutionShape *, const type *, const type *, type *);          \
        void (*filter_gradient)(                                                                \
            const RoutineConvolutionShape *, const type *x, const type *dy, type *dw,           \
            int64_t *offsets);                                                                  \
        void (*finish)(                                                                         \
            const RoutineEpilogue *, type *, int64_t pitch, int64_t row, int64_t column,        \
            int64_t rows, int64_t columns);                                                     \
    }

typedef TABLE(float) FloatTable;
typedef TABLE(double) DoubleTable;

extern const FloatTable table_f32_baseline;
extern const DoubleTable table_f64_baseline;
#if defined(__x86_64__)
extern const FloatTable table_f32_avx2, table_f32_avx512;
extern const DoubleTable table_f64_avx2, table_f64_avx512;
#endif

/// Whether this processor has vectors of 512 bits.
bool has_wide_vectors(void);

/// The tables for this processor.
const FloatTable *float_table(void);
const DoubleTable *double_table(void);

#endif
