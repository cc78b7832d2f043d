// A pool of threads that spin briefly for the next piece of work and then sleep on a futex.
#define _GNU_SOURCE
#include "CTensorRoutines.h"

#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MAXIMUM_THREADS = 64, SPINS = 4000 };

static struct {
    _Atomic uint32_t generation;  // one more for each piece of work; the futex word
    _Atomic int32_t asleep;       // workers waiting on the futex
    _Atomic int64_t next;         // the next part nobody has taken
    _Atomic int32_t inside;       // workers that may still touch this piece of work
    int64_t parts;
    void (*body)(void *, int64_t);
    void *context;
    int workers;
    int limit;
    bool started;
} pool;

static inline void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/// Processors this process may use: its affinity, cut down to the control group's quota.
static int available_processors(void) {
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    FILE *file = fopen("/sys/fs/cgroup/cpu.max", "r");
    if (file) {
        long quota, period;
        if (fscanf(file, "%ld %ld", &quota, &period) == 2 && period > 0) {
            int whole = (int)((quota + period - 1) / period);
            if (whole >= 1 && whole < count) count = whole;
        }
        fclose(file);
    }
    return count < 1 ? 1 : count > MAXIMUM_THREADS ? MAXIMUM_THREADS : count;
}

static void take_parts(void) {
    for (;;) {
        int64_t part = atomic_fetch_add_explicit(&pool.next, 1, memory_order_relaxed);
        if (part >= pool.parts) return;
        pool.body(pool.context, part);
    }
}

static void *work(void *unused) {
    (void)unused;
    uint32_t seen = 0;
    for (;;) {
        uint32_t now = atomic_load_explicit(&pool.generation, memory_order_acquire);
        for (int spin = 0; now == seen && spin < SPINS; spin++) {
            relax();
            now = atomic_load_explicit(&pool.generation, memory_order_acquire);
        }
        while (now == seen) {
            atomic_fetch_add(&pool.asleep, 1);
            syscall(SYS_futex, &pool.generation, FUTEX_WAIT_PRIVATE, seen, NULL, NULL, 0);
            atomic_fetch_sub(&pool.asleep, 1);
            now = atomic_load_explicit(&pool.generation, memory_order_acquire);
        }
        seen = now;
        take_parts();
        atomic_fetch_sub_explicit(&pool.inside, 1, memory_order_release);
    }
    return NULL;
}

/// Starts the workers, with every signal blocked in them: signals belong to the main threads.
static void start(void) {
    pool.started = true;
    int threads = available_processors();
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (int i = 1; i < threads; i++) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, work, NULL) != 0) break;
        pthread_detach(thread);
        pool.workers++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

int routine_thread_count(void) {
    if (!pool.started) start();
    int count = pool.workers + 1;
    return pool.limit > 0 && pool.limit < count ? pool.limit : count;
}

void routine_limit_threads(int count) { pool.limit = count; }

void routine_parallel(int64_t parts, void (*body)(void *, int64_t), void *context) {
    if (parts <= 1 || routine_thread_count() == 1) {
        for (int64_t part = 0; part < parts; part++) body(context, part);
        return;
    }
    pool.parts = parts;
    pool.body = body;
    pool.context = context;
    atomic_store_explicit(&pool.next, 0, memory_order_relaxed);
    // Every worker passes through each piece of work, if only to see that none is left: that
    // keeps the fields above unchanged while anyone can read them.
    atomic_store_explicit(&pool.inside, pool.workers, memory_order_relaxed);
    atomic_fetch_add(&pool.generation, 1);
    if (atomic_load(&pool.asleep) > 0)
        syscall(SYS_futex, &pool.generation, FUTEX_WAKE_PRIVATE, MAXIMUM_THREADS, NULL, NULL, 0);
    take_parts();
    int spins = 0;
    while (atomic_load_explicit(&pool.inside, memory_order_acquire) > 0) {
        relax();
        // On a crowded machine the worker may need this very processor.
        if (++spins > SPINS) sched_yield();
    }
}
