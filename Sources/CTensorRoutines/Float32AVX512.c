// The routines for float on processors with AVX512.
#include "Tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))), apply_to = function)
#define TYPE float
#define INTEGER int32_t
#define IS_FLOAT 1
#define BYTES 64
#define TYPED_TABLE FloatTable
#define NAME(x) x##_f32_avx512
#include "Vectors.h"
#include "Tiles.h"
#include "Gemm.h"
#include "Reductions.h"
#include "FilterGradients.h"
#include "Pools.h"
#include "Networks.h"
#pragma clang attribute pop
#endif
