// The C border: every call goes through `guarded`, so that no exception leaves, and every text is allocated here.

#include <tieuchi/c_api.h>

#include <tieuchi/read/feel_json.hpp>
#include <tieuchi/read/question.hpp>
#include <tieuchi/tieuchi.hpp>

#include <dlfcn.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <new>

struct tieuchi_pack {
  std::shared_ptr<const tieuchi::rulebook> rules;
  std::shared_ptr<const tieuchi::ledger> facts;
};

namespace {

char* copy_of(const std::string& text) {
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) throw std::bad_alloc();
  std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

/// Runs a call; whatever it throws becomes a status. The text it gives is handed out only when it is whole.
template <class Call>
tieuchi_status guarded(char** out, const Call& call) {
  if (out != nullptr) *out = nullptr;
  try {
    std::string text;
    const tieuchi_status status = call(text);
    if (out != nullptr) *out = copy_of(text);
    return status;
  } catch (...) {
    return TIEUCHI_INTERNAL;
  }
}

tieuchi_status bad_input(const std::vector<tieuchi::issue>& issues, std::string& text) {
  text = tieuchi::to_json(issues);
  return TIEUCHI_BAD_INPUT;
}

std::vector<tieuchi::issue> misuse(const char* what) {
  tieuchi::issue found;
  found.code = "api.null";
  found.place.field = what;
  found.message = {std::string("thiếu đối số: ") + what, std::string("an argument is missing: ") + what};
  return {found};
}

/// What a pack holds, in one of the forms of report/json.hpp.
template <class Form>
tieuchi_status told(const tieuchi_pack* pack, char** out, const Form& form) {
  return guarded(out, [&](std::string& text) {
    if (pack == nullptr) return bad_input(misuse("pack"), text);
    text = form(*pack->rules);
    return TIEUCHI_OK;
  });
}

/// The shipped packs beside this library: `share/tieuchi/packs` of an install tree, `lib/packs` of a checkout.
std::filesystem::path packs_beside_library() {
  Dl_info here{};
  if (dladdr(reinterpret_cast<const void*>(&tieuchi_version), &here) == 0 || here.dli_fname == nullptr) return {};
  std::error_code none;
  for (auto folder = std::filesystem::absolute(here.dli_fname, none).parent_path(); folder.has_relative_path();
       folder = folder.parent_path())
    for (const char* packs : {"share/tieuchi/packs", "lib/packs"})
      if (std::filesystem::is_directory(folder / packs, none)) return folder / packs;
  return {};
}

using answerer = tieuchi::checked<std::string> (*)(const tieuchi::matter&, const tieuchi::question&);

tieuchi_status answer(const tieuchi_pack* pack, const char* asked, char** out, answerer ask) {
  return guarded(out, [&](std::string& text) {
    if (pack == nullptr) return bad_input(misuse("pack"), text);
    if (asked == nullptr) return bad_input(misuse("question"), text);
    const auto question = tieuchi::read_question(asked);
    if (!question.ok()) return bad_input(question.issues, text);
    auto answered = ask({pack->rules, pack->facts, nullptr}, question.value);
    if (!answered.ok()) return bad_input(answered.issues, text);
    text = std::move(answered.value);
    return TIEUCHI_OK;
  });
}

}  // namespace

#define TIEUCHI_TEXT_(x) #x
#define TIEUCHI_TEXT(x) TIEUCHI_TEXT_(x)

const char* tieuchi_version(void) {
  return TIEUCHI_TEXT(TIEUCHI_VERSION_MAJOR) "." TIEUCHI_TEXT(TIEUCHI_VERSION_MINOR) "." TIEUCHI_TEXT(
      TIEUCHI_VERSION_PATCH);
}

tieuchi_status tieuchi_load_pack(const char* folder_or_id, tieuchi_pack** pack, char** out) {
  if (pack != nullptr) *pack = nullptr;
  return guarded(out, [&](std::string& text) {
    if (folder_or_id == nullptr) return bad_input(misuse("folder_or_id"), text);
    if (pack == nullptr) return bad_input(misuse("pack"), text);
    auto loaded = tieuchi::load(folder_or_id, {{}, packs_beside_library()});
    text = tieuchi::to_json(loaded.issues);
    if (!loaded.ok()) return TIEUCHI_BAD_INPUT;
    *pack = new tieuchi_pack{loaded.value.rules, loaded.value.facts};
    return TIEUCHI_OK;
  });
}

tieuchi_status tieuchi_add_facts(tieuchi_pack* pack, const char* facts, size_t bytes, char** out) {
  return guarded(out, [&](std::string& text) {
    if (pack == nullptr) return bad_input(misuse("pack"), text);
    if (facts == nullptr) return bad_input(misuse("text"), text);
    const auto added = tieuchi::add_facts(pack->rules, pack->facts, std::string_view(facts, bytes), "facts");
    text = tieuchi::to_json(added);
    if (!added.facts) return TIEUCHI_BAD_INPUT;
    pack->facts = added.facts;
    return added.refused > 0 ? TIEUCHI_REFUSED : TIEUCHI_OK;
  });
}

tieuchi_status tieuchi_assess(const tieuchi_pack* pack, const char* question, char** out) {
  return answer(pack, question, out, tieuchi::answer_assess);
}
tieuchi_status tieuchi_explain(const tieuchi_pack* pack, const char* question, char** out) {
  return answer(pack, question, out, tieuchi::answer_explain);
}
tieuchi_status tieuchi_roadmap(const tieuchi_pack* pack, const char* question, char** out) {
  return answer(pack, question, out, tieuchi::answer_roadmap);
}
tieuchi_status tieuchi_duties(const tieuchi_pack* pack, const char* question, char** out) {
  return answer(pack, question, out, tieuchi::answer_duties);
}
tieuchi_status tieuchi_missing(const tieuchi_pack* pack, const char* question, char** out) {
  return answer(pack, question, out, tieuchi::answer_missing);
}

tieuchi_status tieuchi_describe(const tieuchi_pack* pack, char** out) {
  return told(pack, out, tieuchi::programme_json);
}

tieuchi_status tieuchi_rules(const tieuchi_pack* pack, char** out) { return told(pack, out, tieuchi::rules_json); }

tieuchi_status tieuchi_evaluate(const char* line, char** out) {
  return guarded(out, [&](std::string& text) {
    if (line == nullptr) return bad_input(misuse("line"), text);
    text = tieuchi::feel::eval_jsonl_line(line, tieuchi::feel::mode::strict);
    return TIEUCHI_OK;
  });
}

void tieuchi_free_pack(tieuchi_pack* pack) { delete pack; }
void tieuchi_free_text(char* text) { std::free(text); }
