#pragma once

// What a reason of the engine is about, told by ids; it becomes a text at a face only.

#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/feel/value.hpp>
#include <tieuchi/model/answer_words.hpp>

#include <compare>
#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A figure of a subject, or what else a value may wait for. Which members have a meaning is said by the form.
struct fact_ref {
  enum class form : std::uint8_t {
    figure,         ///< `name` of `subject` in `period`: an indicator, measure or item; `more`: of a set that field
    on_day,         ///< `name`, or a built-in indicator, of `subject` on `day`; `more` likewise
    of_occurrence,  ///< duty `name` of `subject` on the occurrence called `more`, in `period`
    reference_day,  ///< of `subject` in `period`
    norm,           ///< of parameter `name`; of the key printed in `more`, empty: of any
    version,        ///< a text that is not public
    members,        ///< of `cohort`
    calendar,       ///< the year of `period` in `calendar`
    other           ///< called `more`: of a target, of another programme
  };
  form is = form::other;
  fact_subject subject = {};
  name_id name = {};
  tieuchi::period period = {};
  date day = {};
  version_id version = {};
  cohort_id cohort = {};
  calendar_id calendar = {};
  std::string_view more = {};  ///< lives as long as the reason

  friend auto operator<=>(const fact_ref&, const fact_ref&) = default;

  static fact_ref figure(fact_subject subject, name_id name, const tieuchi::period& in) {
    return {.is = form::figure, .subject = subject, .name = name, .period = in};
  }
  static fact_ref on_day(fact_subject subject, name_id name, date day) {
    return {.is = form::on_day, .subject = subject, .name = name, .day = day};
  }
  static fact_ref norm(name_id parameter, std::string_view key = {}) {
    return {.is = form::norm, .name = parameter, .more = key};
  }
  static fact_ref of_version(version_id version) { return {.is = form::version, .version = version}; }
  static fact_ref members(cohort_id cohort) { return {.is = form::members, .cohort = cohort}; }
  static fact_ref of_calendar(calendar_id calendar, int year) {
    return {.is = form::calendar, .period = year_period(year), .calendar = calendar};
  }
  static fact_ref other(std::string_view called) { return {.is = form::other, .more = called}; }
};

/// The reference as answers print it: `unit:indicator@period`, `norm:table/key`, `cohort:id` ...
[[nodiscard]] std::string text_of(const rulebook&, const fact_ref&);

/// The fact of a reason of the engine; nothing of one that the language itself found.
[[nodiscard]] const fact_ref* fact_of(const feel::reason&) noexcept;

/// Why something is unknown: a word of the engine, or one that has come as a text.
class reason_code {
 public:
  constexpr reason_code(unknown_code code) noexcept : text_(code_of(code)) {}
  /// Of an author, of another programme, or of a reason that is handed on.
  static constexpr reason_code of(std::string_view code) noexcept { return reason_code(code); }

  [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

 private:
  constexpr explicit reason_code(std::string_view code) noexcept : text_(code) {}

  std::string_view text_;
};

/// An unknown with one reason of the engine. All texts are copied.
[[nodiscard]] feel::value unknown_for(const rulebook&, const fact_ref&, reason_code, feel::arena&,
                                      std::uint8_t marks = 0);
/// What reasons name such a fact by.
[[nodiscard]] feel::fact_name name_of(const rulebook&, const fact_ref&, feel::arena&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
