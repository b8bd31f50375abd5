/* The floor: one read and one write an event, no more than looking for the payload's length.
 * ASCII payloads only, which is where characters and bytes agree.
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
  static char input[1 << 20];
  size_t used = 0;
  FILE *times = argc > 1 ? fopen(argv[1], "a") : NULL;
  say("READY\n");
  for (;;) {
    ssize_t got = read(0, input + used, sizeof input - 1 - used);
    if (got <= 0) return used > 0;
    used += (size_t)got;
    input[used] = 0;
    char *line_feed = memchr(input, '\n', used);
    if (!line_feed) continue;
    *line_feed = 0;
    size_t event = (size_t)(line_feed - input) + 1 + number_after(input, " len:");
    if (event > used) {
      *line_feed = '\n';
      continue;
    }
    if (times) note(times, input);
    used -= event;
    memmove(input, input + event, used);
    say("RESULT 2\nOKREADY\n");
  }
}
