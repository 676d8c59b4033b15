/* A disk that fails where it is told to.
 *
 * Loaded before the C library (LD_PRELOAD), it stands between a program and what the program writes to files under one path. It counts those
 * calls, notes each in a log, and at the one whose number it was given it does one of the following:
 *
 *   before   the call fails (EIO) and has done nothing
 *   after    the call fails (EIO) and has done everything
 *   space    the call fails (ENOSPC) and has done nothing
 *   readonly the call fails (EROFS) and has done nothing
 *   torn     half is written, and the process is killed
 *   kill     the process is killed: what it wrote so far stays, the system has it
 *   power    the process is killed, and what was not flushed is gone: bytes and sizes of files since their last fsync, and files whose
 *            directory was not flushed since they were made. Renames, links and removals last at once, and so does what is mapped into memory.
 *
 * FAULT_UNDER   absolute paths that begin so are meant
 * FAULT_KIND    one of the words above
 * FAULT_AT      the number of the call, from 1; 0: none
 * FAULT_LASTING every call from there on
 * FAULT_ARMED   if given, calls count only while this file is there
 * FAULT_LOG     a line for each call: number, name, path, bytes
 * FAULT_KEEP    a seed: of what is not flushed, a power failure keeps about half
 * FAULT_LYING   flushing is said to be done, and is not
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum op { WRITE, FLUSH, TRUNCATE, CREATE, RENAME, LINK, UNLINK };

struct call {
    enum op op;
    const char *name, *path, *to;
    int fd, flags;
    mode_t mode;
    const void *bytes;
    size_t length;
    off_t at; /* -1: where the file stands */
};

static const char *under, *kind, *armed;
static unsigned long at, calls, keep;
static int lasting, lying, log_fd = -1;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

/* A copy: some programs write over their environment. */
static char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? strdup(value) : NULL;
}

__attribute__((constructor)) static void begin(void) {
    const char *number = getenv("FAULT_AT"), *seed = getenv("FAULT_KEEP"), *log = getenv("FAULT_LOG");
    under = setting("FAULT_UNDER");
    kind = setting("FAULT_KIND");
    armed = setting("FAULT_ARMED");
    at = number && kind ? strtoul(number, NULL, 10) : 0;
    keep = seed ? strtoul(seed, NULL, 10) | 1 : 0;
    lasting = getenv("FAULT_LASTING") != NULL;
    lying = getenv("FAULT_LYING") != NULL;
    if (log) log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* What is undone when the power fails. */

struct file {
    dev_t dev;
    ino_t ino;
    int fd; /* its own, never closed: closing one would let go of the program's locks */
    off_t kept;
    struct file *next;
};
struct undo {
    struct file *file;
    off_t at, size; /* the file's size before */
    size_t length;
    void *old;
    struct undo *older;
};
struct made {
    char path[PATH_MAX];
    struct made *next;
};
static struct file *files;
static struct undo *newest;
static struct made *fresh;

static int losing(void) { return kind && !strcmp(kind, "power"); }

static struct file *file_of(int fd) {
    struct stat stat;
    struct file *file = files;
    char name[64];
    if (fstat(fd, &stat)) return NULL;
    while (file && (file->dev != stat.st_dev || file->ino != stat.st_ino)) file = file->next;
    if (!file && (file = calloc(1, sizeof *file))) {
        snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
        *file = (struct file){stat.st_dev, stat.st_ino, -1, 0, files};
        file->fd = syscall(SYS_openat, AT_FDCWD, name, O_RDWR | O_CLOEXEC);
        files = file;
    }
    return file;
}

/* Before `length` bytes at `at` are written, or cut off. */
static void remember(int fd, off_t at, size_t length) {
    struct stat stat;
    struct file *file;
    struct undo *undo;
    if (!losing() || !(file = file_of(fd)) || fstat(file->fd, &stat)) return;
    if (!(undo = calloc(1, sizeof *undo)) || !(undo->old = malloc(length + 1))) abort();
    ssize_t old = pread(file->fd, undo->old, length, at);
    undo->length = old > 0 ? old : 0;
    undo->file = file;
    undo->at = at;
    undo->size = stat.st_size;
    undo->older = newest;
    newest = undo;
}

static void flushed(int fd) {
    struct file *file = losing() ? file_of(fd) : NULL;
    for (struct undo **place = &newest; *place;) {
        struct undo *undo = *place;
        if (undo->file != file) {
            place = &undo->older;
            continue;
        }
        *place = undo->older;
        free(undo->old);
        free(undo);
    }
}

/* A flushed directory keeps what was made in it. */
static void kept(const char *directory) {
    size_t length = strlen(directory);
    for (struct made *made = fresh; made; made = made->next) {
        int within = !strncmp(made->path, directory, length) && made->path[length] == '/';
        if (within && !strchr(made->path + length + 1, '/')) *made->path = 0;
    }
}

static void made(const char *path) {
    struct made *made = losing() ? calloc(1, sizeof *made) : NULL;
    if (!made) return;
    snprintf(made->path, sizeof made->path, "%s", path);
    made->next = fresh;
    fresh = made;
}

static int chance(void) {
    keep ^= keep << 13, keep ^= keep >> 7, keep ^= keep << 17;
    return keep && keep >> 20 & 1;
}

static void lose(void) {
    for (struct undo *undo = newest; undo; undo = undo->older) {
        struct file *file = undo->file;
        struct stat stat;
        if (chance()) {
            off_t end = !fstat(file->fd, &stat) && stat.st_size > undo->size ? stat.st_size : undo->size;
            if (end > file->kept) file->kept = end;
            continue;
        }
        syscall(SYS_pwrite64, file->fd, undo->old, undo->length, undo->at);
        syscall(SYS_ftruncate, file->fd, undo->size > file->kept ? undo->size : file->kept);
    }
    for (struct made *made = fresh; made; made = made->next)
        if (*made->path && !chance()) syscall(SYS_unlinkat, AT_FDCWD, made->path, 0);
}

static void die(void) {
    for (;;) kill(getpid(), SIGKILL);
}

/* The calls themselves. */

static off_t place_of(const struct call *call) {
    struct stat stat;
    if (call->at >= 0) return call->at;
    if (fcntl(call->fd, F_GETFL) & O_APPEND) return fstat(call->fd, &stat) ? 0 : stat.st_size;
    return lseek(call->fd, 0, SEEK_CUR);
}

static long write_out(const struct call *call) {
    remember(call->fd, place_of(call), call->length);
    if (call->at < 0) return syscall(SYS_write, call->fd, call->bytes, call->length);
    return syscall(SYS_pwrite64, call->fd, call->bytes, call->length, call->at);
}

static long flush(const struct call *call) {
    if (lying) return 0;
    long result = syscall(SYS_fsync, call->fd);
    if (!result) flushed(call->fd), kept(call->path);
    return result;
}

static long cut(const struct call *call) {
    struct stat stat;
    if (!fstat(call->fd, &stat)) remember(call->fd, call->at, stat.st_size > call->at ? stat.st_size - call->at : 0);
    return syscall(SYS_ftruncate, call->fd, call->at);
}

static long create(const struct call *call) {
    long fd = syscall(SYS_openat, AT_FDCWD, call->path, call->flags, call->mode);
    if (fd >= 0) made(call->path);
    return fd;
}

static long perform(const struct call *call) {
    switch (call->op) {
    case WRITE: return write_out(call);
    case FLUSH: return flush(call);
    case TRUNCATE: return cut(call);
    case CREATE: return create(call);
    case RENAME: return syscall(SYS_renameat2, AT_FDCWD, call->path, AT_FDCWD, call->to, 0);
    case LINK: return syscall(SYS_linkat, AT_FDCWD, call->path, AT_FDCWD, call->to, 0);
    default: return syscall(SYS_unlinkat, AT_FDCWD, call->path, 0);
    }
}

static void note(const struct call *call) {
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%lu %s %s %zu\n", calls, call->name, call->path, call->length);
    if (log_fd >= 0) syscall(SYS_write, log_fd, line, length);
}

/* What to do with a call: a word of FAULT_KIND, or nothing special. */
static const char *verdict(const struct call *call) {
    if (armed && access(armed, F_OK)) return "";
    calls++;
    note(call);
    return at && (calls == at || (lasting && calls > at)) ? kind : "";
}

static long failed(int error) {
    errno = error;
    return -1;
}

static long decided(struct call *call) {
    const char *what = verdict(call);
    if (!strcmp(what, "kill")) die();
    if (!strcmp(what, "power")) lose(), die();
    if (!strcmp(what, "torn")) call->length /= 2, call->op == WRITE ? perform(call) : 0, die();
    if (!strcmp(what, "before")) return failed(EIO);
    if (!strcmp(what, "space")) return failed(ENOSPC);
    if (!strcmp(what, "readonly")) return failed(EROFS);
    long result = perform(call);
    if (strcmp(what, "after")) return result;
    if (call->op == CREATE && result >= 0) syscall(SYS_close, (int)result);
    return failed(EIO);
}

static long act(struct call call) {
    char path[PATH_MAX];
    if (under && !call.path) {
        char name[64];
        snprintf(name, sizeof name, "/proc/self/fd/%d", call.fd);
        ssize_t length = readlink(name, path, sizeof path - 1);
        path[length > 0 ? length : 0] = 0;
        call.path = path;
    }
    if (!under || strncmp(call.path, under, strlen(under))) return perform(&call);
    pthread_mutex_lock(&turn);
    long result = decided(&call);
    int error = errno;
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}

/* What the program calls. */

ssize_t write(int fd, const void *bytes, size_t length) {
    return act((struct call){.op = WRITE, .name = "write", .fd = fd, .bytes = bytes, .length = length, .at = -1});
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
    return act((struct call){.op = WRITE, .name = "pwrite", .fd = fd, .bytes = bytes, .length = length, .at = at});
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) { return pwrite(fd, bytes, length, at); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
    size_t length = 0;
    for (int part = 0; part < count; part++) length += parts[part].iov_len;
    char *all = malloc(length + 1), *end = all;
    if (!all) return failed(ENOMEM);
    for (int part = 0; part < count; part++) end = mempcpy(end, parts[part].iov_base, parts[part].iov_len);
    ssize_t result = at < 0 ? write(fd, all, length) : pwrite(fd, all, length, at);
    free(all);
    return result;
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at) { return pwritev(fd, parts, count, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return pwritev(fd, parts, count, -1); }
int fsync(int fd) { return act((struct call){.op = FLUSH, .name = "fsync", .fd = fd}); }
int fdatasync(int fd) { return act((struct call){.op = FLUSH, .name = "fdatasync", .fd = fd}); }
int ftruncate(int fd, off_t size) { return act((struct call){.op = TRUNCATE, .name = "ftruncate", .fd = fd, .at = size}); }
int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }
int rename(const char *from, const char *to) { return act((struct call){.op = RENAME, .name = "rename", .path = from, .to = to}); }
int link(const char *from, const char *to) { return act((struct call){.op = LINK, .name = "link", .path = from, .to = to}); }
int unlink(const char *path) { return act((struct call){.op = UNLINK, .name = "unlink", .path = path}); }

/* Only what makes a file is a write. */
static int opened(const char *path, int flags, va_list rest) {
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    if (flags & O_CREAT && access(path, F_OK))
        return act((struct call){.op = CREATE, .name = "create", .path = path, .flags = flags, .mode = mode});
    return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int fd = opened(path, flags, rest);
    va_end(rest);
    return fd;
}
int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int fd = opened(path, flags, rest);
    va_end(rest);
    return fd;
}
