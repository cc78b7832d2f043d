// A pool of threads that spin briefly for the next piece of work and then sleep on a futex. The
// calling thread waits only for parts that a worker has begun, never for a worker to show up.
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
#include <time.h>
#include <unistd.h>

enum {
    MAXIMUM_THREADS = 64,
    SPINS = 4000,
    // Nanoseconds: the shortest wait that counts as a stall, and the longest time to do without
    // workers after one.
    STALL = 30000,
    LONGEST_PAUSE = 64000000,
};

static struct {
    _Atomic uint32_t generation;  // one more for each piece of work; the futex word
    _Atomic int32_t asleep;       // workers that went to sleep since all were last woken
    _Atomic int64_t left;         // parts that nobody has taken; below one when there are none
    _Atomic int64_t done;
    // Read only by who has taken a part, and so written only when all parts are done.
    int64_t parts;
    void (*body)(void *, int64_t);
    void *context;
    /// Non-zero when the parts that are left need not be done any more; NULL where they must.
    const volatile int32_t *stop;
    int workers;
    _Atomic int limit;
    bool started;
    // How the calling thread fares with its workers.
    int64_t alone_until, pause;
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

bool routine_is_stopped(void) { return pool.stop && *pool.stop != 0; }

void routine_stop_when(const int32_t *flag) { pool.stop = flag; }

/// Takes parts until none is left. Whoever comes late, even into the next piece of work, either
/// takes a part of what is being done now or nothing: taking is one atomic step. Returns how many
/// it took.
static int64_t take_parts(void) {
    for (int64_t taken = 0;; taken++) {
        int64_t left = atomic_fetch_sub_explicit(&pool.left, 1, memory_order_acq_rel);
        if (left <= 0) return taken;
        if (!routine_is_stopped()) pool.body(pool.context, pool.parts - left);
        atomic_fetch_add_explicit(&pool.done, 1, memory_order_release);
    }
}

static void *work(void *number) {
    int place = (int)(intptr_t)number;
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
            now = atomic_load_explicit(&pool.generation, memory_order_acquire);
        }
        seen = now;
        int limit = atomic_load_explicit(&pool.limit, memory_order_relaxed);
        if (limit == 0 || place < limit) take_parts();
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
        if (pthread_create(&thread, NULL, work, (void *)(intptr_t)i) != 0) break;
        pthread_detach(thread);
        pool.workers++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

int routine_thread_count(void) {
    if (!pool.started) start();
    int count = pool.workers + 1;
    int limit = atomic_load_explicit(&pool.limit, memory_order_relaxed);
    return limit > 0 && limit < count ? limit : count;
}

void routine_limit_threads(int count) { atomic_store(&pool.limit, count < 0 ? 0 : count); }

static int64_t nanoseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

/// Waits for the parts that workers have begun; returns the nanoseconds.
static int64_t wait_for_workers(void) {
    int64_t started = 0;
    for (int spins = 1; atomic_load_explicit(&pool.done, memory_order_acquire) < pool.parts;
         spins++) {
        relax();
        if (spins % 128 != 0) continue;
        if (started == 0) started = nanoseconds();
        // A worker that takes so long may need this very processor.
        if (nanoseconds() - started > STALL) sched_yield();
    }
    return started == 0 ? 0 : nanoseconds() - started;
}

/// Decides whether to do without workers for a while. One that made the others wait much longer
/// than its part can have taken has lost its processor to somebody else, and on a crowded machine
/// one thread that keeps going does more than several that wait for each other. How soon they are
/// tried again depends on what it cost.
static void note_wait(int64_t waited, int64_t worked, int64_t now) {
    if (waited < STALL || waited < 4 * worked) return;
    bool again = now - pool.alone_until < 4 * pool.pause;
    int64_t pause = 8 * waited;
    if (again && pause < 2 * pool.pause) pause = 2 * pool.pause;
    pool.pause = pause < LONGEST_PAUSE ? pause : LONGEST_PAUSE;
    pool.alone_until = now + pool.pause;
}

void routine_parallel(int64_t parts, void (*body)(void *, int64_t), void *context) {
    int64_t started = 0;
    bool alone = parts <= 1 || routine_thread_count() == 1;
    if (!alone) {
        started = nanoseconds();
        alone = started < pool.alone_until;
    }
    if (alone) {
        for (int64_t part = 0; part < parts && !routine_is_stopped(); part++) body(context, part);
        return;
    }
    pool.parts = parts;
    pool.body = body;
    pool.context = context;
    atomic_store_explicit(&pool.done, 0, memory_order_relaxed);
    atomic_store_explicit(&pool.left, parts, memory_order_release);
    atomic_fetch_add(&pool.generation, 1);
    // Workers that were woken and have no processor yet are not woken again: that costs much.
    if (atomic_load(&pool.asleep) > 0 && atomic_exchange(&pool.asleep, 0) > 0)
        syscall(SYS_futex, &pool.generation, FUTEX_WAKE_PRIVATE, MAXIMUM_THREADS, NULL, NULL, 0);
    int64_t taken = take_parts();
    if (atomic_load_explicit(&pool.done, memory_order_acquire) == parts) return;
    int64_t rested = nanoseconds();
    int64_t waited = wait_for_workers();
    // Who has done no part does not know how long one takes.
    if (taken > 0) note_wait(waited, rested - started, rested + waited);
}
