// Questions: any bytes give issues or a question, and a question every answer or issues of its own.

#include "door.hpp"
#include "small_pack.hpp"

#include <tieuchi/read/question.hpp>
#include <tieuchi/report/answers.hpp>

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto asked = tieuchi::read_question(door::text_of(bytes, size));
  static_cast<void>(tieuchi::to_json(asked.issues));
  if (!asked.ok()) return 0;
  const tieuchi::matter given{door::small_pack().rules, door::small_pack().facts, nullptr};
  for (const auto answer : {tieuchi::answer_assess, tieuchi::answer_explain, tieuchi::answer_roadmap,
                            tieuchi::answer_duties, tieuchi::answer_missing}) {
    const auto answered = answer(given, asked.value);
    door::expect(answered.ok() != answered.value.empty(), "there is an answer or there are errors");
  }
  return 0;
}
