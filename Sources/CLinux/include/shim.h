/* Linux calls that Swift's Glibc module leaves out: file descriptors for wake-ups, signals and
   the end of another process, so that one poll waits for everything and nobody needs a timer. */
#ifndef SWIFTLET_CLINUX_H
#define SWIFTLET_CLINUX_H

#include <execinfo.h>
#include <malloc.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* glibc declares pidfd_open only from 2.36 on; the system call is older. */
static inline int swiftlet_pidfd_open(pid_t process) {
    return (int)syscall(SYS_pidfd_open, process, 0);
}

/* A connection that has come, never blocking and closed in programs that this one starts; below zero where
   there is none. glibc declares accept4 only to programs that ask for all GNU extensions. */
static inline int swiftlet_accept(int listener) {
    return (int)syscall(SYS_accept4, listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

/* All threads take memory from one heap. A heap of a thread's own grows by single pages, with a system
   call for each. */
static inline void swiftlet_share_one_heap(void) {
    mallopt(M_ARENA_MAX, 1);
}

/* From here on no thread uses the heap. For a signal's handler, after a fault. */
void swiftlet_use_last_resort_memory(void);

/* Names the calling thread, in at most 15 bytes, for debuggers and top. */
static inline void swiftlet_name_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}

#endif
