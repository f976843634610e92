/* Uses every function of c_api.h once, as a program in C would. */
#include <stdio.h>
#include <string.h>
#include <tieuchi/c_api.h>

static int failures = 0;

static void expect(int holds, const char* what) {
  if (holds) return;
  fprintf(stderr, "not so: %s\n", what);
  ++failures;
}

/* Looks for words in an answer, and gives the answer back. */
static void expect_answer(tieuchi_status got, tieuchi_status wanted, char* text, const char* words) {
  expect(got == wanted, words);
  expect(text != NULL && strstr(text, words) != NULL, words);
  tieuchi_free_text(text);
}

static const char year_2023[] = "{\"as_of\":\"2023-10-20\",\"years\":[2023]}";
static const char why[] = "{\"as_of\":\"2023-10-20\",\"years\":[2023],\"unit\":\"tv-p1\",\"item\":\"yeu_cau\"}";
static const char facts[] =
    "unit,indicator,period,value,recorded_on\n"
    "tv-p1,quan_so,2024,9,2024-12-01\n"
    "tv-p99,quan_so,2024,9,2024-12-01\n";

static void ask(tieuchi_pack* pack) {
  char* out = NULL;
  tieuchi_status status = tieuchi_assess(pack, year_2023, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/assessment/1\"");
  status = tieuchi_explain(pack, why, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/explanation/1\"");
  status = tieuchi_roadmap(pack, year_2023, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/roadmap/1\"");
  status = tieuchi_duties(pack, year_2023, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/duties/1\"");
  status = tieuchi_missing(pack, year_2023, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/missing/1\"");
  status = tieuchi_describe(pack, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/programme/1\"");
  status = tieuchi_rules(pack, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/rules/1\"");
  status = tieuchi_words(&out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/words/1\"");
  status = tieuchi_add_facts(pack, facts, sizeof facts - 1, &out);
  expect_answer(status, TIEUCHI_REFUSED, out, "\"admitted\":1");
  expect(tieuchi_assess(pack, year_2023, NULL) == TIEUCHI_OK, "an answer nobody wants");
  status = tieuchi_assess(pack, "{\"as_of\":\"2023-02-30\"}", &out);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "\"schema\":\"tieuchi/issues/1\"");
  status = tieuchi_ask_watched(pack, 99, year_2023, &out, NULL, NULL);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "api.verb");
  status = tieuchi_assess(pack, NULL, &out);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "api.null");
}

static const char other_choices[] =
    "{\"readings\":{\"nam_bao_cao_dau\":\"tu_2024\"},"
    "\"tables\":[{\"name\":\"norms.csv\",\"csv\":\"parameter,value,document\\ndinh_muc_dien_tich,500,QD 1\\n\"}]}";

static void choose(void) {
  tieuchi_pack* pack = NULL;
  char* out = NULL;
  tieuchi_status status =
      tieuchi_load_pack_with(TIEUCHI_PACKS_DIR "/tra-vinh-1578", other_choices, &pack, &out, NULL, NULL);
  expect_answer(status, TIEUCHI_OK, out, "tieuchi/issues/1");
  status = tieuchi_duties(pack, year_2023, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"readings\":{\"nam_bao_cao_dau\":\"tu_2024\"}");
  tieuchi_free_pack(pack);
  status = tieuchi_load_pack_with(TIEUCHI_PACKS_DIR "/tra-vinh-1578", "{\"readings\":{\"nowhere\":\"x\"}}", &pack, &out,
                                  NULL, NULL);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "question.reading");
  expect(pack == NULL, "no pack under a choice that is none");
  status = tieuchi_load_pack_with(NULL, NULL, &pack, &out, NULL, NULL);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "api.null");
}

/* Counts how often it is asked; says no when *context is reached. */
static unsigned asked = 0;
static int stop_at(unsigned long long done, unsigned long long total, void* context) {
  expect(total == 0 || done <= total, "no more is done than there is");
  return ++asked == *(const unsigned*)context;
}

static void stop_and_go_on(tieuchi_pack* pack) {
  unsigned first = 1, never = 0;
  char* out = NULL;
  tieuchi_pack* other = pack;
  tieuchi_status status = tieuchi_load_pack_watched(TIEUCHI_PACKS_DIR "/tra-vinh-1578", &other, &out, stop_at, &first);
  expect_answer(status, TIEUCHI_CANCELLED, out, "\"cancelled\"");
  expect(other == NULL, "a pack that is loaded half");
  asked = 0;
  status = tieuchi_add_facts_watched(pack, facts, sizeof facts - 1, &out, stop_at, &first);
  expect_answer(status, TIEUCHI_CANCELLED, out, "\"cancelled\"");
  asked = 0;
  status = tieuchi_ask_watched(pack, TIEUCHI_ASSESS, year_2023, &out, stop_at, &first);
  expect_answer(status, TIEUCHI_CANCELLED, out, "\"cancelled\"");
  status = tieuchi_ask_watched(pack, TIEUCHI_MISSING, year_2023, &out, stop_at, &never);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/missing/1\"");
  expect(asked > 1, "a watcher is asked");
}

/* As the Arrow C stream interface has it. */
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, void* out);
  int (*get_next)(struct ArrowArrayStream*, void* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

static void take_rows(const tieuchi_pack* pack) {
  struct ArrowArrayStream rows;
  char* out = NULL;
  tieuchi_status status = tieuchi_ask_rows(pack, TIEUCHI_ASSESS, year_2023, NULL, NULL, &rows, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"rows\":[]");
  expect(rows.release != NULL, "a stream of rows");
  if (rows.release != NULL) rows.release(&rows);
  status = tieuchi_ask_rows(pack, TIEUCHI_EXPLAIN, why, NULL, NULL, &rows, &out);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "api.no_rows");
  expect(rows.release == NULL, "no stream where there are no rows");
  status = tieuchi_ask_rows(pack, TIEUCHI_ASSESS, year_2023, NULL, NULL, NULL, &out);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "api.null");
}

/* The session outlives the pack that it was opened on. */
static void ask_session(tieuchi_session* session) {
  char* out = NULL;
  tieuchi_status status = tieuchi_ask_session(session, TIEUCHI_ASSESS, year_2023, NULL, NULL, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/assessment/1\"");
  status = tieuchi_ask_session(session, TIEUCHI_EXPLAIN, why, NULL, NULL, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/explanation/1\"");
  status = tieuchi_ask_session(session, TIEUCHI_RULES, NULL, NULL, NULL, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/rules/1\"");
  status = tieuchi_ask_session(session, -1, NULL, NULL, NULL, &out);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "api.verb");
  status = tieuchi_ask_session(NULL, TIEUCHI_ASSESS, year_2023, NULL, NULL, &out);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "api.null");
  tieuchi_free_session(session);
  tieuchi_free_session(NULL);
}

int main(void) {
  tieuchi_session* session = NULL;
  tieuchi_pack* pack = NULL;
  char* out = NULL;
  tieuchi_status status = tieuchi_load_pack("nowhere", &pack, &out);
  expect(strlen(tieuchi_version()) > 0, "a version");
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "pack.not_found");
  expect(pack == NULL, "no pack where there is none");
  status = tieuchi_load_pack(TIEUCHI_PACKS_DIR "/tra-vinh-1578", &pack, &out);
  expect_answer(status, TIEUCHI_OK, out, "tieuchi/issues/1");
  stop_and_go_on(pack);
  choose();
  ask(pack);
  take_rows(pack);
  status = tieuchi_ask(pack, TIEUCHI_WORDS, NULL, NULL, NULL, &out);
  expect_answer(status, TIEUCHI_OK, out, "\"schema\":\"tieuchi/words/1\"");
  status = tieuchi_open_session(NULL, &session, &out);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "api.null");
  status = tieuchi_open_session(pack, &session, &out);
  expect_answer(status, TIEUCHI_OK, out, "tieuchi/issues/1");
  status = tieuchi_evaluate("{\"id\":1,\"expression\":\"1 + 1\"}", &out);
  expect_answer(status, TIEUCHI_OK, out, "\"number\":\"2\"");
  status = tieuchi_describe(NULL, &out);
  expect_answer(status, TIEUCHI_BAD_INPUT, out, "api.null");
  tieuchi_free_pack(pack);
  ask_session(session);
  tieuchi_free_pack(NULL);
  tieuchi_free_text(NULL);
  return failures != 0;
}
