#ifndef TIEUCHI_C_API_H
#define TIEUCHI_C_API_H

/* The same library for C and every language that can call C: opaque handles, UTF-8 JSON in and out, no exception
 * across.
 *
 * Every function that can fail returns a status. Where it has a `char** out`, the text is JSON of
 * docs/format/result.schema.json: the answer when the status is TIEUCHI_OK or TIEUCHI_REFUSED, else an object
 * of schema tieuchi/issues/1 that lists every problem. Texts end with a zero byte and are given back with
 * tieuchi_free_text. A text is always there, whatever the status. Many threads may use one handle at once: a question
 * sees facts that are added meanwhile either all or not at all. Only freeing a handle wants it alone. */

#include <stddef.h>

#if defined(_WIN32)
#define TIEUCHI_API __declspec(dllexport)
#elif defined(__GNUC__)
#define TIEUCHI_API __attribute__((visibility("default")))
#else
#define TIEUCHI_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum tieuchi_status {
  TIEUCHI_OK = 0,        /* done */
  TIEUCHI_REFUSED = 1,   /* done, but rows of the facts were refused: see the issues in the answer */
  TIEUCHI_BAD_INPUT = 2, /* the input has errors: see the issues */
  TIEUCHI_INTERNAL = 3,  /* out of memory, or a fault of the library: nothing was done */
  TIEUCHI_CANCELLED = 4  /* stopped by the watcher: nothing was done */
} tieuchi_status;

/* A programme with its rules and the facts known so far. */
typedef struct tieuchi_pack tieuchi_pack;

/* Version of the library, such as "0.1.0"; never freed. */
TIEUCHI_API const char* tieuchi_version(void);

/* Reads and compiles a pack: a folder, or the id of a shipped pack. The facts of the pack itself are known at once.
 * `*out` (may be NULL) receives the issues, warnings included; `*pack` is NULL unless the status is OK or REFUSED. */
TIEUCHI_API tieuchi_status tieuchi_load_pack(const char* folder_or_id, tieuchi_pack** pack, char** out);

/* Adds facts: the text of a CSV file, or a JSON list of objects with the columns of data/facts as keys.
 * Good rows are kept; refused ones are listed in the issues of the answer (schema tieuchi/facts/1). */
TIEUCHI_API tieuchi_status tieuchi_add_facts(tieuchi_pack* pack, const char* text, size_t bytes, char** out);

/* Questions are JSON objects: {"as_of":"2024-11-14"} is required; "years":[2024] defaults to every year of the
 * programme and is not empty; explain also takes "unit" and, optionally, "item" (else every standard, and what else
 * applies to the unit), and is about the last of the years, where none is named about that of the day. */
TIEUCHI_API tieuchi_status tieuchi_assess(const tieuchi_pack* pack, const char* question, char** out);
TIEUCHI_API tieuchi_status tieuchi_explain(const tieuchi_pack* pack, const char* question, char** out);
TIEUCHI_API tieuchi_status tieuchi_roadmap(const tieuchi_pack* pack, const char* question, char** out);
TIEUCHI_API tieuchi_status tieuchi_duties(const tieuchi_pack* pack, const char* question, char** out);
TIEUCHI_API tieuchi_status tieuchi_missing(const tieuchi_pack* pack, const char* question, char** out);

/* What the programme holds: units, items, indicators, clauses (schema tieuchi/programme/1). */
TIEUCHI_API tieuchi_status tieuchi_describe(const tieuchi_pack* pack, char** out);

/* Every rule text with its place and hash, and what it takes of the bounds of the language (schema tieuchi/rules/1). */
TIEUCHI_API tieuchi_status tieuchi_rules(const tieuchi_pack* pack, char** out);

/* What every code in answers means to a reader, in Vietnamese and English (schema tieuchi/words/1). */
TIEUCHI_API tieuchi_status tieuchi_words(char** out);

/* One line of JSON with an expression and its inputs, evaluated; the same lines as `tieuchi eval --jsonl`. */
TIEUCHI_API tieuchi_status tieuchi_evaluate(const char* line, char** out);

/* Told after fixed amounts of work how far a call is: pieces done of all (0 where that is not known yet) of what it
 * does now. A result other than 0 stops the call. It is called in the thread of the call and must not throw. */
typedef int (*tieuchi_watch)(unsigned long long done, unsigned long long total, void* context);

typedef enum tieuchi_verb {
  TIEUCHI_ASSESS = 0,
  TIEUCHI_EXPLAIN = 1,
  TIEUCHI_ROADMAP = 2,
  TIEUCHI_DUTIES = 3,
  TIEUCHI_MISSING = 4,
  TIEUCHI_DESCRIBE = 5, /* these three take no question: it may be NULL */
  TIEUCHI_RULES = 6,
  TIEUCHI_WORDS = 7
} tieuchi_verb;

/* Every question in one call; those above call it. `verb` is a tieuchi_verb, `watch` may be NULL. */
TIEUCHI_API tieuchi_status tieuchi_ask(const tieuchi_pack* pack, int verb, const char* question, tieuchi_watch watch,
                                       void* context, char** out);

/* The same with the rows as columns: `rows` is a stream of the Arrow C stream interface, which the caller makes room
 * for and releases; it is released already unless the status is OK. `*out` receives the answer, that of assess without
 * its rows. Of explain, describe, rules and words there are no rows: TIEUCHI_BAD_INPUT. */
struct ArrowArrayStream;
TIEUCHI_API tieuchi_status tieuchi_ask_rows(const tieuchi_pack* pack, int verb, const char* question,
                                            tieuchi_watch watch, void* context, struct ArrowArrayStream* rows,
                                            char** out);

/* Several questions about the facts known to a pack now: what was computed for the day asked last is kept for the next
 * question about that day; facts added later are not seen. Threads are answered one after another. The pack may be
 * freed before. */
typedef struct tieuchi_session tieuchi_session;
TIEUCHI_API tieuchi_status tieuchi_open_session(const tieuchi_pack* pack, tieuchi_session** session, char** out);
TIEUCHI_API tieuchi_status tieuchi_ask_session(tieuchi_session* session, int verb, const char* question,
                                               tieuchi_watch watch, void* context, char** out);
TIEUCHI_API void tieuchi_free_session(tieuchi_session* session); /* takes NULL */

/* The calls above with a watcher (may be NULL); they may give TIEUCHI_CANCELLED. `verb` is a tieuchi_verb. */
TIEUCHI_API tieuchi_status tieuchi_load_pack_watched(const char* folder_or_id, tieuchi_pack** pack, char** out,
                                                     tieuchi_watch watch, void* context);
TIEUCHI_API tieuchi_status tieuchi_add_facts_watched(tieuchi_pack* pack, const char* text, size_t bytes, char** out,
                                                     tieuchi_watch watch, void* context);
TIEUCHI_API tieuchi_status tieuchi_ask_watched(const tieuchi_pack* pack, int verb, const char* question, char** out,
                                               tieuchi_watch watch, void* context);

/* The same under other options of its readings and with norms that its user supplies: `choices` (may be NULL) is a JSON
 * object {"readings":{"id":"option"},"tables":[{"name":"norms.csv","csv":"parameter,value,document\n..."}]}, of which
 * every key but "csv" may be left out. What is chosen, and the hash of the rows, stand in the provenance of every
 * answer; facts stay as they are under every choice that changes nothing of indicators and filings. */
TIEUCHI_API tieuchi_status tieuchi_load_pack_with(const char* folder_or_id, const char* choices, tieuchi_pack** pack,
                                                  char** out, tieuchi_watch watch, void* context);

/* Both take NULL. */
TIEUCHI_API void tieuchi_free_pack(tieuchi_pack* pack);
TIEUCHI_API void tieuchi_free_text(char* text);

#ifdef __cplusplus
}
#endif

#endif
