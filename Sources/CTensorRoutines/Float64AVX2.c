// The routines for double on processors with AVX2.
#include "Tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define TYPE double
#define INTEGER int64_t
#define IS_FLOAT 0
#define BYTES 32
#define TYPED_TABLE DoubleTable
#define NAME(x) x##_f64_avx2
#include "Vectors.h"
#include "Tiles.h"
#include "Gemm.h"
#include "Reductions.h"
#include "FilterGradients.h"
#include "Pools.h"
#include "Networks.h"
#pragma clang attribute pop
#endif
