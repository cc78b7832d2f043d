// LAPACK, loaded when the first matrix wants it, on one thread: what it splits among several has
// other bits. A factorization that takes long runs on a thread of its own, because it cannot be
// asked to stop: whoever waits for it may leave, and it then cleans up after itself.
#define _GNU_SOURCE
#include "CTensorRoutines.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Fortran's calling convention: everything by reference, lengths of texts at the end.
typedef const int *N;
static struct {
    void (*gesv)(N n, N columns, double *a, N lda, int *pivots, double *b, N ldb, int *info);
    void (*getrf)(N m, N n, double *a, N lda, int *pivots, int *info);
    void (*potrf)(const char *part, N n, double *a, N lda, int *info, size_t);
    void (*geqrf)(N m, N n, double *a, N lda, double *scales, double *w, N lw, int *info);
    void (*orgqr)(N m, N n, N k, double *a, N lda, const double *scales, double *w, N lw, int *info);
    void (*gesdd)(
        const char *job, N m, N n, double *a, N lda, double *s, double *u, N ldu, double *vt,
        N ldvt, double *w, N lw, int *iw, int *info, size_t);
    void (*syevd)(
        const char *job, const char *part, N n, double *a, N lda, double *s, double *w, N lw,
        int *iw, N liw, int *info, size_t, size_t);
    bool present, forbidden;
} lapack;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool load_from(const char *name) {
    void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return false;
    const struct { const char *name; void *place; } wanted[] = {
        {"dgesv_", &lapack.gesv}, {"dgetrf_", &lapack.getrf}, {"dpotrf_", &lapack.potrf},
        {"dgeqrf_", &lapack.geqrf}, {"dorgqr_", &lapack.orgqr}, {"dgesdd_", &lapack.gesdd},
        {"dsyevd_", &lapack.syevd},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        void *function = dlsym(handle, wanted[i].name);
        if (!function) return false;
        memcpy(wanted[i].place, &function, sizeof function);
    }
    void (*limit)(int) = (void (*)(int))dlsym(handle, "openblas_set_num_threads");
    if (limit) limit(1);
    return true;
}

static void load(void) {
    const char *forbidden = getenv("SWIFTLET_NO_LAPACK");
    if (forbidden && *forbidden && *forbidden != '0') return;
    // OpenBLAS reads it when it is loaded; programs that notebooks start need not know.
    bool was_set = getenv("OPENBLAS_NUM_THREADS") != NULL;
    setenv("OPENBLAS_NUM_THREADS", "1", 0);
    lapack.present = load_from("liblapack.so.3") || load_from("libopenblas.so.0");
    if (!was_set) unsetenv("OPENBLAS_NUM_THREADS");
}

bool routine_has_lapack(void) {
    pthread_once(&once, load);
    return lapack.present && !lapack.forbidden;
}

void routine_allow_lapack(bool allowed) { lapack.forbidden = !allowed; }

// What a factorization is allocated as: the part that callers see comes first.
typedef struct {
    RoutineFactorization shown;
    enum { WAITED_FOR, FINISHED, LEFT } state;
    pthread_mutex_t lock;
    pthread_cond_t finished;
    double *memory;
} Factorization;

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

RoutineFactorization *routine_factorization_create(
    int kind, int64_t rows, int64_t columns, int64_t right) {
    if (!routine_has_lapack() || rows < 1 || columns < 1 || rows > 30000 || columns > 30000 ||
        right > 30000)
        return NULL;
    Factorization *it = calloc(1, sizeof *it);
    if (!it) return NULL;
    int64_t count = least(rows, columns);
    bool isSVD = kind == FACTORIZATION_SVD;
    int64_t a = rows * columns;
    int64_t b = kind == FACTORIZATION_SOLVE ? rows * right
        : kind == FACTORIZATION_QR          ? count * columns
        : isSVD                             ? rows * count
                                            : 0;
    int64_t c = isSVD ? count * columns : 0;
    it->memory = calloc((size_t)(a + b + c + count), sizeof(double));
    it->shown = (RoutineFactorization){
        .kind = kind, .rows = (int)rows, .columns = (int)columns, .right = (int)right,
        .a = it->memory, .b = it->memory + a, .c = it->memory + a + b,
        .values = it->memory + a + b + c, .pivots = calloc((size_t)count, sizeof(int)),
    };
    pthread_mutex_init(&it->lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&it->finished, &attributes);
    pthread_condattr_destroy(&attributes);
    if (it->memory && it->shown.pivots) return &it->shown;
    routine_factorization_destroy(&it->shown);
    return NULL;
}

void routine_factorization_destroy(RoutineFactorization *factorization) {
    Factorization *it = (Factorization *)factorization;
    pthread_mutex_destroy(&it->lock);
    pthread_cond_destroy(&it->finished);
    free(it->memory);
    free(it->shown.pivots);
    free(it);
}

// ---- Calls, each first asked how much room it wants ------------------------------------------

static void qr(RoutineFactorization *f) {
    int m = f->rows, n = f->columns, k = (int)least(m, n), ask = -1, info = 0;
    double wanted = 0, more = 0;
    lapack.geqrf(&m, &n, f->a, &m, f->values, &wanted, &ask, &info);
    lapack.orgqr(&m, &k, &k, f->a, &m, f->values, &more, &ask, &info);
    int size = (int)(wanted > more ? wanted : more);
    double *room = malloc(sizeof(double) * (size_t)(size > 1 ? size : 1));
    if (!room) { f->info = -1; return; }
    lapack.geqrf(&m, &n, f->a, &m, f->values, room, &size, &info);
    for (int j = 0; info == 0 && j < n; j++)
        for (int i = 0; i <= j && i < k; i++) f->b[j * k + i] = f->a[(int64_t)j * m + i];
    if (info == 0) lapack.orgqr(&m, &k, &k, f->a, &m, f->values, room, &size, &info);
    f->info = info;
    free(room);
}

static void svd(RoutineFactorization *f) {
    int m = f->rows, n = f->columns, k = (int)least(m, n), ask = -1, info = 0;
    double wanted = 0;
    int *whole = malloc(sizeof(int) * 8 * (size_t)k);
    lapack.gesdd("S", &m, &n, f->a, &m, f->values, f->b, &m, f->c, &k, &wanted, &ask, whole, &info, 1);
    int size = (int)wanted;
    double *room = malloc(sizeof(double) * (size_t)(size > 1 ? size : 1));
    if (room && whole)
        lapack.gesdd(
            "S", &m, &n, f->a, &m, f->values, f->b, &m, f->c, &k, room, &size, whole, &info, 1);
    f->info = room && whole ? info : -1;
    free(room);
    free(whole);
}

static void eigh(RoutineFactorization *f) {
    int n = f->rows, ask = -1, info = 0, whole_size = 1;
    double wanted = 0;
    lapack.syevd("V", "L", &n, f->a, &n, f->values, &wanted, &ask, &whole_size, &ask, &info, 1, 1);
    int size = (int)wanted;
    double *room = malloc(sizeof(double) * (size_t)(size > 1 ? size : 1));
    int *whole = malloc(sizeof(int) * (size_t)(whole_size > 1 ? whole_size : 1));
    if (room && whole)
        lapack.syevd(
            "V", "L", &n, f->a, &n, f->values, room, &size, whole, &whole_size, &info, 1, 1);
    f->info = room && whole ? info : -1;
    free(room);
    free(whole);
}

static void compute(RoutineFactorization *f) {
    int m = f->rows, n = f->columns;
    switch (f->kind) {
    case FACTORIZATION_SOLVE:
        lapack.gesv(&n, &f->right, f->a, &n, f->pivots, f->b, &n, &f->info);
        break;
    case FACTORIZATION_LU: lapack.getrf(&m, &n, f->a, &m, f->pivots, &f->info); break;
    case FACTORIZATION_CHOLESKY: lapack.potrf("L", &n, f->a, &n, &f->info, 1); break;
    case FACTORIZATION_QR: qr(f); break;
    case FACTORIZATION_SVD: svd(f); break;
    case FACTORIZATION_EIGH: eigh(f); break;
    default: f->info = -1;
    }
}

// ---- Waiting -----------------------------------------------------------------------------------

static void *work(void *argument) {
    Factorization *it = argument;
    compute(&it->shown);
    pthread_mutex_lock(&it->lock);
    bool left = it->state == LEFT;
    it->state = FINISHED;
    pthread_cond_signal(&it->finished);
    pthread_mutex_unlock(&it->lock);
    if (left) routine_factorization_destroy(&it->shown);
    return NULL;
}

static bool start(Factorization *it) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    bool started = pthread_create(&thread, NULL, work, it) == 0;
    if (started) pthread_detach(thread);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

bool routine_factorization_run(RoutineFactorization *factorization, const int32_t *stop) {
    Factorization *it = (Factorization *)factorization;
    // Below some ten milliseconds of work a thread is not worth its start.
    double size = (double)factorization->rows * factorization->columns;
    if (!stop || size * (double)least(factorization->rows, factorization->columns) < 1e7 ||
        !start(it)) {
        compute(factorization);
        return true;
    }
    pthread_mutex_lock(&it->lock);
    while (it->state != FINISHED) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += 5000000;
        if (until.tv_nsec >= 1000000000) until = (struct timespec){until.tv_sec + 1, until.tv_nsec - 1000000000};
        pthread_cond_timedwait(&it->finished, &it->lock, &until);
        if (it->state != FINISHED && *(const volatile int32_t *)stop != 0) {
            it->state = LEFT;
            pthread_mutex_unlock(&it->lock);
            return false;
        }
    }
    pthread_mutex_unlock(&it->lock);
    return true;
}
