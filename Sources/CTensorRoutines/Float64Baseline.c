// The routines for double on any processor.
#include "Tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TYPE double
#define INTEGER int64_t
#define IS_FLOAT 0
#define BYTES 16
#define TYPED_TABLE DoubleTable
#define NAME(x) x##_f64_baseline
#include "Vectors.h"
#include "Tiles.h"
#include "Gemm.h"
#include "Reductions.h"
#include "FilterGradients.h"
#include "Pools.h"
#include "Networks.h"
