// The hot loops of the tensor engine, in C so that they vectorise, for float and double.
//
// Every routine takes a `type` (ROUTINE_F32 or ROUTINE_F64) where it computes, picks the widest
// vector unit of the processor it runs on, and splits large work into parts by its shape alone,
// so that the number of threads never changes a bit of the result.
#ifndef CTENSORROUTINES_H
#define CTENSORROUTINES_H

#include <stdbool.h>
#include <stdint.h>

// Scalar types, numbered as the engine's DType.
enum {
    ROUTINE_F32 = 0,
    ROUTINE_F64 = 1,
    ROUTINE_F16 = 2,
    ROUTINE_BF16 = 3,
    ROUTINE_I32 = 4,
    ROUTINE_I64 = 5,
    ROUTINE_U8 = 6,
    ROUTINE_BOOL = 7,
};

// ---- Threads ------------------------------------------------------------------------------

/// Runs `body(context, part)` for each part below `parts`, on the calling thread and the workers.
/// Returns when all are done. Workers start at the first call, spin briefly and then sleep.
void routine_parallel(int64_t parts, void (*body)(void *context, int64_t part), void *context);

/// From now on parts that have not begun are left out once `*flag` is non-zero, and results are
/// worth nothing then; with NULL all parts are done whatever happens.
void routine_stop_when(const int32_t *flag);

/// Whether the results of what runs are worth nothing any more: for parts that take long.
bool routine_is_stopped(void);

/// How many threads share the work, the calling one included.
int routine_thread_count(void);

/// Uses at most `count` threads from now on; zero means as many as affinity and quota allow.
void routine_limit_threads(int count);

// ---- oneDNN -------------------------------------------------------------------------------

/// Loads oneDNN if it is there and SWIFTLET_NO_ONEDNN is not set; says whether it is usable.
bool routine_has_onednn(void);

/// Sets whether oneDNN may be used where it is present; tests compare both ways.
void routine_allow_onednn(bool allowed);

// ---- LAPACK -------------------------------------------------------------------------------

/// Loads LAPACK if it is there and SWIFTLET_NO_LAPACK is not set; says whether it is usable.
bool routine_has_lapack(void);

/// Sets whether LAPACK may be used where it is present; tests compare both ways.
void routine_allow_lapack(bool allowed);

enum {
    FACTORIZATION_SOLVE,
    FACTORIZATION_LU,
    FACTORIZATION_CHOLESKY,
    FACTORIZATION_QR,
    FACTORIZATION_SVD,
    FACTORIZATION_EIGH,
};

/// A matrix of doubles and what LAPACK makes of it, all column by column.
typedef struct {
    int kind, rows, columns, right;
    /// The matrix, overwritten: by L and U, L, Q, or eigenvectors.
    double *a;
    /// The right side and then the solution of SOLVE; R of QR; U of SVD.
    double *b;
    /// Vᵀ of SVD.
    double *c;
    /// Singular values, or eigenvalues.
    double *values;
    /// Rows that were exchanged, counted from 1.
    int *pivots;
    /// LAPACK's verdict: 0 for success.
    int info;
} RoutineFactorization;

/// Room for a factorization, `right` columns on the right side of SOLVE included. NULL where LAPACK
/// is absent or forbidden, the matrix empty or huge, or no memory left.
RoutineFactorization *routine_factorization_create(
    int kind, int64_t rows, int64_t columns, int64_t right);

/// Factors `a`. False when `*stop` became non-zero meanwhile: the factorization is then lost, and
/// must not be destroyed.
bool routine_factorization_run(RoutineFactorization *factorization, const int32_t *stop);

void routine_factorization_destroy(RoutineFactorization *factorization);

// ---- Element-wise chains ------------------------------------------------------------------

/// What one instruction of a tile program computes, element by element.
enum {
    TILE_COPY,
    TILE_NEGATE,
    TILE_ABS,
    TILE_EXP,
    TILE_LOG,
    TILE_SQRT,
    TILE_RSQRT,
    TILE_SIN,
    TILE_COS,
    TILE_TANH,
    TILE_SIGMOID,
    TILE_RELU,
    TILE_ERF,
    TILE_FLOOR,
    TILE_CEIL,
    TILE_ROUND,
    TILE_SIGN,
    TILE_SQUARE,
    TILE_RECIPROCAL,
    TILE_NOT,
    TILE_LOG1P,
    TILE_EXPM1,
    TILE_ASIN,
    TILE_ACOS,
    TILE_ATAN,
    TILE_ADD,
    TILE_SUBTRACT,
    TILE_MULTIPLY,
    TILE_DIVIDE,
    TILE_REMAINDER,
    TILE_POWER,
    TILE_MAXIMUM,
    TILE_MINIMUM,
    TILE_EQUAL,
    TILE_NOT_EQUAL,
    TILE_LESS,
    TILE_LESS_EQUAL,
    TILE_GREATER,
    TILE_GREATER_EQUAL,
    TILE_AND,
    TILE_OR,
    TILE_RELU_GRADIENT,
    TILE_SELECT,
    TILE_OPERATIONS,
};

/// How an operand walks while the result is written in order.
enum {
    TILE_FULL,    // one element for each element of the result
    TILE_SCALAR,  // one element for all
    TILE_INNER,   // repeats every `period` elements: a row added to each row
    TILE_OUTER,   // each element stands for `period` elements: a column
};

enum { TILE_LENGTH = 512, TILE_REGISTERS = 16, TILE_OPERANDS = 16 };

/// registers[result] = operation(registers[a], registers[b], registers[c])
typedef struct {
    uint8_t operation, result, a, b, c;
} RoutineTileInstruction;

/// An operand, loaded into register `target`; `type` is its scalar type in memory.
typedef struct {
    const void *data;
    int64_t period;
    uint8_t mode, type, target;
} RoutineTileInput;

/// A register stored to memory; `type` is the program's own, or ROUTINE_BOOL.
typedef struct {
    void *data;
    uint8_t type, source;
} RoutineTileOutput;

typedef struct {
    const RoutineTileInstruction *instructions;
    const RoutineTileInput *inputs;
    const RoutineTileOutput *outputs;
    int32_t instruction_count, input_count, output_count;
} RoutineTileProgram;

/// Runs a chain of element-wise operations over `count` elements, a cache-sized tile at a time.
void routine_tiles(int type, const RoutineTileProgram *program, int64_t count);

// ---- Linear algebra -----------------------------------------------------------------------

/// What is done to a result while it is still in the cache: c = c + bias of its column; then, with
/// `relu`, 0 where that is negative; then, with a mask of c's layout, 0 where that is not positive.
typedef struct {
    const void *bias, *mask;
    bool relu;
} RoutineEpilogue;

/// C = op(A) op(B), row-major, with op(A) m×k and op(B) k×n; `lda`, `ldb`, `ldc` in elements. The
/// epilogue may be NULL.
void routine_gemm(
    int type, bool transpose_a, bool transpose_b, int64_t m, int64_t n, int64_t k, const void *a,
    int64_t lda, const void *b, int64_t ldb, void *c, int64_t ldc,
    const RoutineEpilogue *epilogue);

// ---- Convolutions -------------------------------------------------------------------------

/// A convolution's sizes over three axes, those in front 1 where there are fewer. Tensors lie as
/// images[batch][axes][channels], filters[axes][channels / groups][filters].
typedef struct {
    int64_t batch, channels, filters, groups;
    int64_t input[3], kernel[3], output[3], stride[3], dilation[3];
    /// Zeros in front of the images; those behind follow from the sizes.
    int64_t low[3];
} RoutineConvolutionShape;

/// What is computed from what: y from x and w, dx from dy and w, dw from x and dy.
enum { CONVOLVE, CONVOLVE_INPUT_GRADIENT, CONVOLVE_FILTER_GRADIENT };

/// A prepared convolution; making one can take a millisecond, so it is kept.
typedef struct RoutineConvolution RoutineConvolution;

/// Prepares a convolution of one of the kinds above; NULL where there is no memory for it.
RoutineConvolution *routine_convolution_create(
    int type, int kind, const RoutineConvolutionShape *shape);
void routine_convolution_destroy(RoutineConvolution *convolution);

/// Bytes of memory that a run needs besides its operands, aligned to 64.
int64_t routine_convolution_scratch(const RoutineConvolution *convolution);

/// The epilogue may be NULL, and must be for gradients of filters.
void routine_convolution_run(
    const RoutineConvolution *convolution, const void *first, const void *second, void *result,
    void *scratch, const RoutineEpilogue *epilogue);

/// Pooling, channel by channel: the largest of each window; what stands in `second` (results) sent
/// to the largest's place in the images, everywhere or only where the largest is positive, or
/// (images) fetched from there; the mean; its gradient.
enum {
    POOL_MAX,
    POOL_MAX_SCATTER,
    POOL_MAX_SCATTER_POSITIVE,
    POOL_MAX_GATHER,
    POOL_AVERAGE,
    POOL_AVERAGE_GRADIENT,
};

/// Pools of windows without dilation. The largest is chosen in `first`, the first of equals; the
/// gradient of the mean reads results from `first`.
void routine_pool(
    int type, int kind, const RoutineConvolutionShape *shape, const void *first,
    const void *second, void *result);

// ---- Reductions ---------------------------------------------------------------------------

enum { REDUCE_SUM, REDUCE_MEAN, REDUCE_MAX, REDUCE_MIN, REDUCE_PRODUCT };

/// Reduces the middle axis of x[outer][count][inner] to y[outer][inner].
void routine_reduce(
    int type, int operation, const void *x, void *y, int64_t outer, int64_t count, int64_t inner);

/// Index of the first largest (or smallest) element along the middle axis; NaN counts as largest.
void routine_arg_reduce(
    int type, bool largest, const void *x, int32_t *y, int64_t outer, int64_t count,
    int64_t inner);

// ---- Networks -----------------------------------------------------------------------------

/// y = softmax(x), or its logarithm, of each of `rows` rows of `count` elements.
void routine_softmax(
    int type, bool logarithm, const void *x, void *y, int64_t rows, int64_t count);

/// losses[r] = log(sum_j exp(x[r][j])) - x[r][labels[r]].
/// Returns -1, or the first row whose label is not in 0..<classes.
int64_t routine_cross_entropy(
    int type, const void *logits, int label_type, const void *labels, void *losses, int64_t rows,
    int64_t classes);

/// dx[r][j] = (softmax(x[r])[j] - (j == labels[r])) * dlosses[r * stride].
int64_t routine_cross_entropy_gradient(
    int type, const void *logits, int label_type, const void *labels, const void *dlosses,
    int64_t stride, void *dx, int64_t rows, int64_t classes);

/// What labels must be: between 0 and 1, or -1 and 1, or rows that are not negative and add up to 1,
/// give or take ROUTINE_SHARES_SLACK. Weights are finite and not negative.
enum { ROUTINE_YES_NO, ROUTINE_SIGNS, ROUTINE_SHARES, ROUTINE_WEIGHTS };
#define ROUTINE_SHARES_SLACK 0.02

/// y = x, for labels of the form `form`.
/// Returns -1, or the place of the first element that is not of it; of a row whose sum is wrong,
/// the place of its first element.
int64_t routine_checked_labels(
    int type, int form, const void *x, void *y, int64_t rows, int64_t count);

/// One parameter's buffers; results may be the same memory as the inputs.
typedef struct {
    const void *parameter, *gradient, *m, *v;
    void *new_parameter, *new_m, *new_v;
    int64_t count;
} RoutineAdamTensor;

typedef struct {
    double learning_rate, beta1, beta2, epsilon, weight_decay;
    /// 1 - beta1^t and 1 - beta2^t.
    double correction1, correction2;
} RoutineAdamNumbers;

/// Adam's textbook step for all parameters in one pass (Kingma & Ba 2015, algorithm 1; with
/// decoupled weight decay, Loshchilov & Hutter 2019, where `weight_decay` is not zero).
void routine_adam(
    int type, const RoutineAdamTensor *tensors, int64_t count, RoutineAdamNumbers numbers);

/// For SGD `v` is unused, and `m` is the velocity, NULL without momentum.
typedef struct {
    double learning_rate, momentum, weight_decay;
    bool nesterov;
} RoutineSGDNumbers;

/// velocity = momentum * velocity + g; p -= rate * (nesterov ? g + momentum * velocity : velocity)
void routine_sgd(
    int type, const RoutineAdamTensor *tensors, int64_t count, RoutineSGDNumbers numbers);

// ---- Moving data --------------------------------------------------------------------------

enum { ROUTINE_MAXIMUM_RANK = 8 };

/// Copies elements of `size` bytes between two strided layouts; strides in bytes.
void routine_copy_strided(
    int64_t size, int rank, const int64_t *dimensions, const void *source,
    const int64_t *source_strides, void *target, const int64_t *target_strides);

/// Converts `count` elements; floats round toward zero to integers and saturate, NaN becomes 0.
void routine_cast(int from, int to, const void *source, void *target, int64_t count);

/// target[i] = source[indices[i]] for rows of `row_bytes`; returns -1 or the first bad index's place.
int64_t routine_gather(
    const void *source, int64_t rows, int64_t row_bytes, int index_type, const void *indices,
    int64_t count, void *target);

/// target[indices[i]] += source[i] for rows of `row` elements; target must be set before.
int64_t routine_scatter_add(
    int type, void *target, int64_t rows, int64_t row, int index_type, const void *indices,
    int64_t count, const void *source);

// ---- Random numbers (Philox4x32-10, Salmon et al. 2011) ------------------------------------

enum { RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_TRUNCATED_NORMAL };

/// Element i is a function of (seed, counter + i) and the distribution alone.
/// Uniform: low + (high - low) u. Normal: low is the mean, high the standard deviation;
/// truncated to two deviations.
void routine_random(
    int type, int distribution, uint64_t seed, uint64_t counter, double low, double high,
    void *target, int64_t count);

#endif
