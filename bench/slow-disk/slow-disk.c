/*
 * Preloaded into servers by scripts/bench --slow-disk MS: each sync of a file takes MS milliseconds longer, as on a
 * volume that is reached over a network. What is written is as durable as without it.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void wait_for_disk(void) {
  const char *ms = getenv("BENCH_SLOW_DISK_MS");
  long nanos = ms == NULL ? 0 : (long) (atof(ms) * 1e6);
  struct timespec time = {nanos / 1000000000L, nanos % 1000000000L};
  nanosleep(&time, NULL);
}

int fsync(int file) {
  wait_for_disk();
  return (int) syscall(SYS_fsync, file);
}

int fdatasync(int file) {
  wait_for_disk();
  return (int) syscall(SYS_fdatasync, file);
}
