/* Every allocation of a load, an admission and an answer fails once: an ordinary error with its text, nothing half
 * done, no abort. How often is TIEUCHI_INJECTIONS; the failing allocations are spread over the call. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tieuchi/c_api.h>

static long left = -1; /* allocations until one fails; < 0: none does */
static long made = 0;
static int failures = 0;

void* malloc(size_t bytes) {
  static void* (*real)(size_t) = NULL;
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "malloc");
  ++made;
  if (left >= 0 && left-- == 0) return NULL;
  return real(bytes);
}

static void expect(int holds, const char* what, long at) {
  if (holds) return;
  fprintf(stderr, "not so when allocation %ld fails: %s\n", at, what);
  ++failures;
}

/* A call of one of the three kinds; 0 when a failed allocation was survived in silence, which some may be. */
typedef tieuchi_status (*called)(char** out);

static const char folder[] = TIEUCHI_PACKS_DIR "/tra-vinh-1578";
static const char question[] = "{\"as_of\":\"2023-10-20\",\"years\":[2023]}";
static const char facts[] =
    "unit,indicator,period,value,recorded_on\n"
    "tv-p1,quan_so,2024,9,2024-12-01\n"
    "tv-p99,quan_so,2024,9,2024-12-01\n";
static tieuchi_pack* pack = NULL;
static tieuchi_pack* other = NULL;

static tieuchi_status loads(char** out) { return tieuchi_load_pack(folder, &other, out); }
static tieuchi_status adds(char** out) { return tieuchi_add_facts(pack, facts, sizeof facts - 1, out); }
static tieuchi_status asks(char** out) { return tieuchi_assess(pack, question, out); }
static tieuchi_status explains(char** out) {
  return tieuchi_explain(pack, "{\"as_of\":\"2023-10-20\",\"years\":[2023],\"unit\":\"tv-p1\"}", out);
}
static tieuchi_status evaluates(char** out) {
  return tieuchi_evaluate("{\"expr\":\"a + 1\",\"inputs\":{\"a\":{\"type\":\"number\",\"value\":{\"number\":\"1\"}}}}",
                          out);
}

/* The hash of the facts that an answer rests on. */
static void hash_now(char into[72]) {
  char* out = NULL;
  into[0] = 0;
  if (tieuchi_assess(pack, question, &out) != TIEUCHI_OK) return;
  const char* at = strstr(out, "\"facts_hash\":");
  if (at != NULL) snprintf(into, 72, "%.64s", at + 14);
  tieuchi_free_text(out);
}

static void fail_each(const char* name, called call, long times) {
  char before[72], after[72];
  char* out = NULL;
  made = 0;
  tieuchi_status whole = call(&out);
  const long all = made;
  expect(whole == TIEUCHI_OK || whole == TIEUCHI_REFUSED, name, -1);
  tieuchi_free_text(out);
  tieuchi_free_pack(other);
  other = NULL;
  const long step = all > times ? all / times : 1;
  long internal = 0;
  hash_now(before); /* the row is there by now, so that no later call changes the facts */
  for (long at = all - 1; at >= 0; at -= step) {
    out = NULL;
    left = at;
    const tieuchi_status status = call(&out);
    left = -1;
    expect(out != NULL, "there is a text", at);
    if (status == TIEUCHI_INTERNAL) {
      ++internal;
      expect(out != NULL && strstr(out, "api.no_memory") != NULL, "the text says why", at);
      expect(other == NULL, "no pack is handed out", at);
    } else {
      expect(status == whole, "it is done or it is not", at);
    }
    tieuchi_free_text(out);
    tieuchi_free_pack(other);
    other = NULL;
  }
  hash_now(after);
  expect(before[0] != 0 && strcmp(before, after) == 0, "the facts are as they were", -1);
  printf("%s: %ld allocations, %ld failures told\n", name, all, internal);
  expect(internal > 0, "some failure is told", -1);
}

int main(void) {
  const char* asked = getenv("TIEUCHI_INJECTIONS");
  const long times = asked != NULL ? atol(asked) / 5 : 40;
  if (tieuchi_load_pack(folder, &pack, NULL) != TIEUCHI_OK) return 2;
  fail_each("load", loads, times);
  fail_each("add facts", adds, times);
  fail_each("assess", asks, times);
  fail_each("explain", explains, times);
  fail_each("evaluate", evaluates, times);
  tieuchi_free_pack(pack);
  return failures == 0 ? 0 : 1;
}
