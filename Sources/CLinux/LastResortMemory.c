/* Memory after a fatal fault.

   A fault within the allocator leaves its lock taken, and one that has damaged the heap makes it unsafe to
   use. Whoever tells the client about the fault needs memory: from the fault on, every thread takes it from a
   region of its own that only grows, and gives none back. Until then all of this is one comparison more. */
#include "shim.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

/* glibc's own, under the names that it keeps for programs that put something before them. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

/* Address space; pages are taken as they are used. */
static const size_t regionSize = (size_t)1 << 30;
/* glibc's: two words before each block, of which the second is its size and flags. */
static const size_t blockHeader = 16;
static const size_t isMapped = 2;

/* Where the next block of the region goes; 0 before any fault. */
static atomic_uintptr_t next;
static uintptr_t end;

void swiftlet_use_last_resort_memory(void) {
    void *region = mmap(NULL, regionSize, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (region == MAP_FAILED) return;
    end = (uintptr_t)region + regionSize;
    atomic_store(&next, (uintptr_t)region);
}

static inline int isBroken(void) {
    return __builtin_expect(atomic_load_explicit(&next, memory_order_relaxed) != 0, 0);
}

/* Zeroed memory from the region. */
static void *grow(size_t alignment, size_t size) {
    if (alignment < blockHeader) alignment = blockHeader;
    size_t room = ((size + blockHeader - 1) & ~(blockHeader - 1)) + blockHeader + alignment;
    if (room < size || room > regionSize) goto full;
    uintptr_t start = atomic_fetch_add(&next, room);
    if (start + room > end) goto full;
    uintptr_t block = (start + blockHeader + alignment - 1) & ~(alignment - 1);
    /* So that malloc_usable_size, which takes no lock, knows it. */
    ((size_t *)block)[-1] = (((start + room - block) & ~(blockHeader - 1)) + blockHeader) | isMapped;
    return (void *)block;
full:
    errno = ENOMEM;
    return NULL;
}

void *malloc(size_t size) { return isBroken() ? grow(0, size) : __libc_malloc(size); }

void free(void *block) {
    if (!isBroken()) __libc_free(block);
}

void *calloc(size_t count, size_t size) {
    size_t bytes;
    if (!isBroken()) return __libc_calloc(count, size);
    return __builtin_mul_overflow(count, size, &bytes) ? grow(0, SIZE_MAX) : grow(0, bytes);
}

void *realloc(void *old, size_t size) {
    if (!isBroken()) return __libc_realloc(old, size);
    void *block = grow(0, size);
    if (block && old) {
        size_t oldSize = malloc_usable_size(old);
        memcpy(block, old, oldSize < size ? oldSize : size);
    }
    return block;
}

void *memalign(size_t alignment, size_t size) {
    return isBroken() ? grow(alignment, size) : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    if (alignment < sizeof(void *) || (alignment & (alignment - 1))) return EINVAL;
    void *made = memalign(alignment, size);
    if (!made) return ENOMEM;
    *block = made;
    return 0;
}
