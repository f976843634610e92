#include <stdio.h>
#include <tieuchi/c_api.h>

int main(void) {
  tieuchi_pack* pack = NULL;
  char* told = NULL;
  tieuchi_status status = tieuchi_load_pack("vi-du-1578", &pack, &told); /* a shipped pack, or a folder */
  if (status != TIEUCHI_OK) fprintf(stderr, "%s\n", told);               /* every problem, as JSON */
  tieuchi_free_text(told);
  if (pack == NULL) return status;
  status = tieuchi_assess(pack, "{\"as_of\":\"2026-12-31\",\"years\":[2026]}", &told);
  puts(told); /* the outcomes, as JSON of docs/format/result.schema.json */
  tieuchi_free_text(told);
  tieuchi_free_pack(pack);
  return status;
}
