// The routines for float on any processor.
#include "Tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TYPE float
#define INTEGER int32_t
#define IS_FLOAT 1
#define BYTES 16
#define TYPED_TABLE FloatTable
#define NAME(x) x##_f32_baseline
#include "Vectors.h"
#include "Tiles.h"
#include "Gemm.h"
#include "Reductions.h"
#include "FilterGradients.h"
#include "Pools.h"
#include "Networks.h"
