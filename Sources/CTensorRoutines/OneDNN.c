// oneDNN, loaded when the first large product wants it. Its own threads stay off: this module
// splits work itself, by shape alone, because oneDNN's splitting changes bits with the threads.
#define _GNU_SOURCE
#include "OneDNN.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

#if __has_include(<dnnl.h>)
#include <dnnl.h>
typedef __typeof__(&dnnl_sgemm) SGEMM;
#else
typedef int (*SGEMM)(
    char, char, int64_t, int64_t, int64_t, float, const float *, int64_t, const float *, int64_t,
    float, float *, int64_t);
#endif

static struct {
    void *handle;
    SGEMM sgemm;
    void (*set_threads)(int);
    bool forbidden;
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static _Thread_local bool single;

static void load(void) {
    const char *forbidden = getenv("SWIFTLET_NO_ONEDNN");
    if (forbidden && *forbidden && *forbidden != '0') return;
    // OpenMP reads these when it is loaded: no team of its own, and nothing that spins.
    setenv("OMP_NUM_THREADS", "1", 0);
    setenv("OMP_WAIT_POLICY", "passive", 0);
    void *handle = dlopen("libdnnl.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!handle) handle = dlopen("libdnnl.so.3", RTLD_NOW | RTLD_LOCAL);
    if (!handle) handle = dlopen("libdnnl.so", RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
    library.handle = handle;
    library.sgemm = (SGEMM)dlsym(handle, "dnnl_sgemm");
    library.set_threads = (void (*)(int))dlsym(handle, "omp_set_num_threads");
}

bool routine_has_onednn(void) {
    pthread_once(&once, load);
    return library.sgemm && !library.forbidden;
}

void routine_allow_onednn(bool allowed) { library.forbidden = !allowed; }

void *onednn_symbol(const char *name) {
    return routine_has_onednn() ? dlsym(library.handle, name) : NULL;
}

void onednn_use_calling_thread(void) {
    // The setting belongs to the calling thread, so each of ours makes it once.
    if (single) return;
    if (library.set_threads) library.set_threads(1);
    single = true;
}

bool onednn_sgemm(
    bool transpose_a, bool transpose_b, int64_t m, int64_t n, int64_t k, const float *a,
    int64_t lda, const float *b, int64_t ldb, float *c, int64_t ldc) {
    if (!routine_has_onednn()) return false;
    onednn_use_calling_thread();
    return library.sgemm(
               transpose_a ? 'T' : 'N', transpose_b ? 'T' : 'N', m, n, k, 1, a, lda, b, ldb, 0, c,
               ldc) == 0;
}
