// The C border: every call goes through `guarded`, so that no exception leaves, and every text is allocated here.

#include <tieuchi/c_api.h>

#include <tieuchi/feel_json/values.hpp>
#include <tieuchi/read/question.hpp>
#include <tieuchi/table/arrow.hpp>
#include <tieuchi/tieuchi.hpp>

#include <dlfcn.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <optional>

struct tieuchi_pack {
  std::shared_ptr<const tieuchi::rulebook> rules;
  std::shared_ptr<const tieuchi::ledger> facts;
  mutable std::mutex changing;  ///< held while `facts` is read or set
  std::mutex adding;            ///< held by who adds facts, from reading `facts` to setting it
};

struct tieuchi_session {
  tieuchi::session value;
};

namespace {

/// Given out where there is no memory for any other text; never freed.
char no_memory[] =
    R"({"issues":[{"caret":0,"code":")"
    "api.no_memory"
    R"(","column":0,"counts":{},"field":"","file":"",)"
    R"("hint":{"en":"ask for less at once, or give the process more memory",)"
    R"("vi":"hỏi ít hơn trong một lần, hoặc cho tiến trình thêm bộ nhớ"},"line":0,)"
    R"("message":{"en":"the memory did not suffice; nothing was done","vi":"không đủ bộ nhớ; chưa làm gì cả"},)"
    R"("nearest":"","offset":0,"pointer":"","row":0,"severity":"error","source_text":""}],)"
    R"("schema":"tieuchi/issues/1"})";

struct free_text {
  void operator()(char* text) const noexcept { std::free(text); }
};
using text_copy = std::unique_ptr<char, free_text>;

text_copy copy_of(const std::string& text) {
  text_copy copy(static_cast<char*>(std::malloc(text.size() + 1)));
  if (!copy) throw std::bad_alloc();
  std::memcpy(copy.get(), text.c_str(), text.size() + 1);
  return copy;
}

/// The text of a call. It takes its memory before the call changes anything, so that no deed is told as a failure.
class told_text {
 public:
  explicit told_text(char** out) noexcept : out_(out) {
    if (out_ != nullptr) *out_ = nullptr;
  }
  void keep(const std::string& text) {
    if (out_ != nullptr) kept_ = copy_of(text);
  }
  void hand_out() noexcept {
    if (out_ != nullptr) *out_ = kept_.release();
  }
  void hand_out(char* text) noexcept {
    if (out_ != nullptr) *out_ = text;
  }

 private:
  char** out_;
  text_copy kept_;
};

using tieuchi::was_cancelled;

tieuchi_status bad_input(const std::vector<tieuchi::issue>& issues, told_text& text) {
  text.keep(tieuchi::to_json(issues));
  return was_cancelled(issues) ? TIEUCHI_CANCELLED : TIEUCHI_BAD_INPUT;
}

std::vector<tieuchi::issue> api_issue(const char* code, const std::string& field, tieuchi::words message) {
  tieuchi::issue found;
  found.code = code;
  found.place.field = field;
  found.message = std::move(message);
  return {found};
}

std::vector<tieuchi::issue> misuse(const char* what) {
  return api_issue("api.null", what,
                   {std::string("thiếu đối số: ") + what, std::string("an argument is missing: ") + what});
}

tieuchi_status failed(told_text& text, const char* why) noexcept {
  try {
    text.keep(tieuchi::to_json(api_issue("api.internal", {},
                                         {std::string("lỗi của thư viện, xin báo lại: ") + why,
                                          std::string("a fault of the library, please report it: ") + why})));
    text.hand_out();
  } catch (...) {
    text.hand_out(no_memory);
  }
  return TIEUCHI_INTERNAL;
}

/// Runs a call; whatever it throws becomes a status with its text.
template <class Call>
tieuchi_status guarded(char** out, const Call& call) noexcept {
  told_text text(out);
  try {
    const tieuchi_status status = call(text);
    text.hand_out();
    return status;
  } catch (const std::bad_alloc&) {
    text.hand_out(no_memory);
    return TIEUCHI_INTERNAL;
  } catch (const std::exception& e) {
    return failed(text, e.what());
  } catch (...) {
    return failed(text, "?");
  }
}

/// The watcher of C as one of C++; a watcher that is none never stops.
tieuchi::watcher watcher_of(tieuchi_watch watch, void* context) {
  if (watch == nullptr) return {};
  return [watch, context](const tieuchi::progress& p) { return watch(p.done, p.total, context) == 0; };
}

std::shared_ptr<const tieuchi::ledger> facts_of(const tieuchi_pack& pack) {
  const std::lock_guard alone(pack.changing);
  return pack.facts;
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

/// How a question is put: to a session, or to one made for it.
using asking = std::function<tieuchi::checked<tieuchi::answer>(tieuchi::question_kind, const tieuchi::question&,
                                                               const tieuchi::watcher&)>;

asking about(const tieuchi_pack& pack) {
  return [&pack](tieuchi::question_kind kind, const tieuchi::question& q, const tieuchi::watcher& who) {
    return tieuchi::ask({pack.rules, facts_of(pack), nullptr, &who}, kind, q);
  };
}

/// A verb that asks of facts; nothing of one that asks what the programme holds.
std::optional<tieuchi::question_kind> kind_of(int verb) {
  constexpr int kinds = static_cast<int>(tieuchi::vocabulary<tieuchi::question_kind>::codes.size());
  if (verb < 0 || verb >= kinds) return std::nullopt;
  return static_cast<tieuchi::question_kind>(verb);
}
static_assert(static_cast<int>(tieuchi::question_kind::missing) == TIEUCHI_MISSING);

/// Puts a question and hands the answer to `take`, which says what becomes of it.
template <class Take>
tieuchi_status answer(const asking& ask, tieuchi::question_kind kind, const char* asked, told_text& text,
                      const tieuchi::watcher& who, const Take& take) {
  if (asked == nullptr) return bad_input(misuse("question"), text);
  const auto question = tieuchi::read_question(asked);
  if (!question.ok()) return bad_input(question.issues, text);
  const auto answered = ask(kind, question.value, who);
  if (!answered.ok()) return bad_input(answered.issues, text);
  take(answered.value);
  return TIEUCHI_OK;
}

/// The same with all of the answer as its text.
tieuchi_status answer_whole(const asking& ask, tieuchi::question_kind kind, const char* asked, told_text& text,
                            const tieuchi::watcher& who) {
  tieuchi::watching watched(&who);
  try {
    return answer(ask, kind, asked, text, who, [&](const tieuchi::answer& a) { text.keep(a.json(&watched)); });
  } catch (const tieuchi::cancelled&) {
    return bad_input({tieuchi::cancelled_issue()}, text);
  }
}

tieuchi_status no_verb(told_text& text) {
  return bad_input(api_issue("api.verb", "verb", {"không có câu hỏi nào mang số này", "no verb has this number"}),
                   text);
}

tieuchi_status ask_held(const tieuchi::rulebook& rules, const asking& ask, int verb, const char* question,
                        told_text& text, const tieuchi::watcher& who) {
  if (const auto kind = kind_of(verb)) return answer_whole(ask, *kind, question, text, who);
  if (verb == TIEUCHI_DESCRIBE)
    text.keep(tieuchi::programme_json(rules));
  else if (verb == TIEUCHI_RULES)
    text.keep(tieuchi::rules_json(rules));
  else if (verb == TIEUCHI_WORDS)
    text.keep(tieuchi::words_json());
  else
    return no_verb(text);
  return TIEUCHI_OK;
}

}  // namespace

#define TIEUCHI_TEXT_(x) #x
#define TIEUCHI_TEXT(x) TIEUCHI_TEXT_(x)

const char* tieuchi_version(void) {
  return TIEUCHI_TEXT(TIEUCHI_VERSION_MAJOR) "." TIEUCHI_TEXT(TIEUCHI_VERSION_MINOR) "." TIEUCHI_TEXT(
      TIEUCHI_VERSION_PATCH);
}

tieuchi_status tieuchi_load_pack_with(const char* folder_or_id, const char* choices, tieuchi_pack** pack, char** out,
                                      tieuchi_watch watch, void* context) {
  if (pack != nullptr) *pack = nullptr;
  return guarded(out, [&](told_text& text) {
    if (folder_or_id == nullptr) return bad_input(misuse("folder_or_id"), text);
    if (pack == nullptr) return bad_input(misuse("pack"), text);
    const auto chosen = choices == nullptr ? tieuchi::checked<tieuchi::load_choices>() : tieuchi::read_choices(choices);
    if (!chosen.ok()) return bad_input(chosen.issues, text);
    const tieuchi::watcher watcher = watcher_of(watch, context);
    tieuchi::read_options options;
    options.shipped = packs_beside_library();
    options.watched_by = &watcher;
    const auto loaded = tieuchi::load(folder_or_id, options, chosen.value);
    if (!loaded.ok()) return bad_input(loaded.issues, text);
    auto made = std::make_unique<tieuchi_pack>();
    made->rules = loaded.value.rules;
    made->facts = loaded.value.facts;
    text.keep(tieuchi::to_json(loaded.issues));
    *pack = made.release();
    return TIEUCHI_OK;
  });
}

tieuchi_status tieuchi_load_pack_watched(const char* folder_or_id, tieuchi_pack** pack, char** out, tieuchi_watch watch,
                                         void* context) {
  return tieuchi_load_pack_with(folder_or_id, nullptr, pack, out, watch, context);
}

tieuchi_status tieuchi_load_pack(const char* folder_or_id, tieuchi_pack** pack, char** out) {
  return tieuchi_load_pack_watched(folder_or_id, pack, out, nullptr, nullptr);
}

tieuchi_status tieuchi_add_facts_watched(tieuchi_pack* pack, const char* facts, size_t bytes, char** out,
                                         tieuchi_watch watch, void* context) {
  return guarded(out, [&](told_text& text) {
    if (pack == nullptr) return bad_input(misuse("pack"), text);
    if (facts == nullptr) return bad_input(misuse("text"), text);
    const tieuchi::watcher watcher = watcher_of(watch, context);
    tieuchi::fact_options options;
    options.watched_by = &watcher;
    const std::lock_guard alone(pack->adding);
    const auto added =
        tieuchi::add_facts(pack->rules, facts_of(*pack), std::string_view(facts, bytes), "facts", options);
    if (was_cancelled(added.issues)) return bad_input(added.issues, text);
    text.keep(tieuchi::to_json(added));
    if (!added.facts) return TIEUCHI_BAD_INPUT;
    const std::lock_guard changing(pack->changing);
    pack->facts = added.facts;
    return added.refused > 0 ? TIEUCHI_REFUSED : TIEUCHI_OK;
  });
}

tieuchi_status tieuchi_add_facts(tieuchi_pack* pack, const char* facts, size_t bytes, char** out) {
  return tieuchi_add_facts_watched(pack, facts, bytes, out, nullptr, nullptr);
}

tieuchi_status tieuchi_ask(const tieuchi_pack* pack, int verb, const char* question, tieuchi_watch watch, void* context,
                           char** out) {
  return guarded(out, [&](told_text& text) {
    if (verb == TIEUCHI_WORDS) {
      text.keep(tieuchi::words_json());
      return TIEUCHI_OK;
    }
    if (pack == nullptr) return bad_input(misuse("pack"), text);
    return ask_held(*pack->rules, about(*pack), verb, question, text, watcher_of(watch, context));
  });
}

tieuchi_status tieuchi_ask_rows(const tieuchi_pack* pack, int verb, const char* question, tieuchi_watch watch,
                                void* context, ArrowArrayStream* rows, char** out) {
  if (rows != nullptr) *rows = ArrowArrayStream{};
  return guarded(out, [&](told_text& text) {
    if (pack == nullptr) return bad_input(misuse("pack"), text);
    if (rows == nullptr) return bad_input(misuse("rows"), text);
    const auto kind = kind_of(verb);
    if (!kind) return no_verb(text);
    if (*kind == tieuchi::question_kind::explain)
      return bad_input(api_issue("api.no_rows", "verb", {"câu trả lời này không có dòng", "this answer has no rows"}),
                       text);
    return answer(about(*pack), *kind, question, text, watcher_of(watch, context), [&](const tieuchi::answer& a) {
      text.keep(a.head());
      tieuchi::to_arrow(a.rows(), rows);
    });
  });
}

tieuchi_status tieuchi_open_session(const tieuchi_pack* pack, tieuchi_session** session, char** out) {
  if (session != nullptr) *session = nullptr;
  return guarded(out, [&](told_text& text) {
    if (pack == nullptr) return bad_input(misuse("pack"), text);
    if (session == nullptr) return bad_input(misuse("session"), text);
    auto made =
        std::make_unique<tieuchi_session>(tieuchi_session{tieuchi::session({pack->rules, facts_of(*pack), nullptr})});
    text.keep(tieuchi::to_json(std::vector<tieuchi::issue>()));
    *session = made.release();
    return TIEUCHI_OK;
  });
}

tieuchi_status tieuchi_ask_session(tieuchi_session* session, int verb, const char* question, tieuchi_watch watch,
                                   void* context, char** out) {
  return guarded(out, [&](told_text& text) {
    if (session == nullptr) return bad_input(misuse("session"), text);
    const asking ask = [&](tieuchi::question_kind kind, const tieuchi::question& q, const tieuchi::watcher& who) {
      return session->value.ask(kind, q, nullptr, &who);
    };
    return ask_held(*session->value.about().rules, ask, verb, question, text, watcher_of(watch, context));
  });
}

tieuchi_status tieuchi_ask_watched(const tieuchi_pack* pack, int verb, const char* question, char** out,
                                   tieuchi_watch watch, void* context) {
  return tieuchi_ask(pack, verb, question, watch, context, out);
}

tieuchi_status tieuchi_assess(const tieuchi_pack* pack, const char* question, char** out) {
  return tieuchi_ask(pack, TIEUCHI_ASSESS, question, nullptr, nullptr, out);
}
tieuchi_status tieuchi_explain(const tieuchi_pack* pack, const char* question, char** out) {
  return tieuchi_ask(pack, TIEUCHI_EXPLAIN, question, nullptr, nullptr, out);
}
tieuchi_status tieuchi_roadmap(const tieuchi_pack* pack, const char* question, char** out) {
  return tieuchi_ask(pack, TIEUCHI_ROADMAP, question, nullptr, nullptr, out);
}
tieuchi_status tieuchi_duties(const tieuchi_pack* pack, const char* question, char** out) {
  return tieuchi_ask(pack, TIEUCHI_DUTIES, question, nullptr, nullptr, out);
}
tieuchi_status tieuchi_missing(const tieuchi_pack* pack, const char* question, char** out) {
  return tieuchi_ask(pack, TIEUCHI_MISSING, question, nullptr, nullptr, out);
}
tieuchi_status tieuchi_describe(const tieuchi_pack* pack, char** out) {
  return tieuchi_ask(pack, TIEUCHI_DESCRIBE, nullptr, nullptr, nullptr, out);
}
tieuchi_status tieuchi_rules(const tieuchi_pack* pack, char** out) {
  return tieuchi_ask(pack, TIEUCHI_RULES, nullptr, nullptr, nullptr, out);
}

tieuchi_status tieuchi_words(char** out) { return tieuchi_ask(nullptr, TIEUCHI_WORDS, nullptr, nullptr, nullptr, out); }

tieuchi_status tieuchi_evaluate(const char* line, char** out) {
  return guarded(out, [&](told_text& text) {
    if (line == nullptr) return bad_input(misuse("line"), text);
    text.keep(tieuchi::feel::eval_jsonl_line(line, tieuchi::feel::mode::strict));
    return TIEUCHI_OK;
  });
}

void tieuchi_free_session(tieuchi_session* session) { delete session; }
void tieuchi_free_pack(tieuchi_pack* pack) { delete pack; }
void tieuchi_free_text(char* text) {
  if (text != no_memory) std::free(text);
}
