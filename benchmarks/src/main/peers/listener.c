/* The floor: reads a header byte by byte, skips the payload, says OK. ASCII payloads only.
 * With an argument it appends "SERIAL NANOSECONDS" (CLOCK_REALTIME) for each event to that file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void say(const char *words) {
  if (write(1, words, strlen(words)) < 0) exit(1);
}

static unsigned long number_after(const char *header, const char *token) {
  const char *found = strstr(header, token);
  return found ? strtoul(found + strlen(token), NULL, 10) : 0;
}

static void note(FILE *times, const char *header) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  fprintf(times, "%lu %lld%09ld\n", number_after(header, " serial:"), (long long)now.tv_sec, now.tv_nsec);
  fflush(times);
}

int main(int argc, char **argv) {
  char header[4096], payload[65536];
  FILE *times = argc > 1 ? fopen(argv[1], "a") : NULL;
  for (;;) {
    size_t used = 0;
    say("READY\n");
    for (;;) {
      ssize_t got = read(0, header + used, 1);
      if (got <= 0) return 0;
      if (header[used] == '\n') break;
      if (++used == sizeof header - 1) return 1;
    }
    header[used] = 0;
    if (times) note(times, header);
    size_t left = number_after(header, " len:");
    while (left > 0) {
      ssize_t got = read(0, payload, left < sizeof payload ? left : sizeof payload);
      if (got <= 0) return 1;
      left -= (size_t)got;
    }
    say("RESULT 2\nOK");
  }
}
