#pragma once

// What a rule text of a programme may name: the names of its frame and the host functions (format page 4, semantics
// 10).

#include <tieuchi/compile/compiler.hpp>
#include <tieuchi/feel/scope.hpp>

#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

struct plain_name {
  std::string_view word;
  slot_kind kind;
};

inline constexpr std::array frame_names{plain_name{"assessment_year", slot_kind::assessment_year},
                                        plain_name{"as_of", slot_kind::as_of},
                                        plain_name{"period_start", slot_kind::period_start},
                                        plain_name{"period_end", slot_kind::period_end},
                                        plain_name{"reference_day", slot_kind::reference_day},
                                        plain_name{"type", slot_kind::type},
                                        plain_name{"name", slot_kind::unit_name},
                                        plain_name{"code", slot_kind::code},
                                        plain_name{"parent", slot_kind::parent}};

inline constexpr std::array place_names{
    plain_name{"each", slot_kind::each}, plain_name{"cohort_size", slot_kind::cohort_size},
    plain_name{"applicable", slot_kind::applicable}, plain_name{"prior_due", slot_kind::prior_due},
    plain_name{"prior_reached", slot_kind::prior_reached}};

/// Whether a name whose value has period `of` may stand bare in a frame of period `in` (format page 4).
inline bool reads_bare(period_form of, period_form in) {
  if (of == in || of == period_form::once || of == period_form::dated) return true;
  const auto rank = [](period_form f) {
    switch (f) {
      case period_form::year:
      case period_form::window:
        return 4;
      case period_form::half:
        return 3;
      case period_form::quarter:
        return 2;
      case period_form::month:
        return 1;
      default:
        return 0;
    }
  };
  if (in == period_form::once) return false;
  return rank(of) > 0 && rank(of) >= rank(in) && of != period_form::occasion;
}

/// The scope of one text; hands out slots and calls in the order in which the text asks for them.
class programme_scope final : public feel::scope {
 public:
  programme_scope(const compiler&, const text_place&);

  [[nodiscard]] std::optional<feel::declared> name(std::string_view) const override;
  [[nodiscard]] std::vector<std::string> names() const override;
  [[nodiscard]] std::optional<std::variant<feel::host_call, feel::call_refused>> call(
      std::string_view function, std::span<const feel::call_argument>) const override;
  [[nodiscard]] std::vector<std::string> functions() const override;

  /// What was handed out, in order of slot and call number.
  [[nodiscard]] std::vector<slot_source> slots() const { return slots_; }
  [[nodiscard]] std::vector<call_source> calls() const { return calls_; }

 private:
  using answer = std::variant<feel::host_call, feel::call_refused>;
  using arguments = std::span<const feel::call_argument>;

  feel::declared declare(slot_source, feel::type) const;
  /// How long a list that fills a slot can be.
  [[nodiscard]] std::size_t bound_of(slot_source) const;
  answer slot_call(slot_source, feel::type) const;
  answer dynamic_call(call_source, feel::type, std::vector<std::size_t> passed) const;
  answer refuse(std::string_view code, std::size_t argument, std::string vi, std::string en,
                std::string nearest = {}) const;
  /// The name in an argument, of one of the kinds; else a refusal.
  std::variant<name_id, feel::call_refused> named(arguments, std::size_t at, std::initializer_list<name_kind>) const;
  std::variant<int, feel::call_refused> literal_integer(arguments, std::size_t at, int least, int most) const;
  answer call_of_item(std::string_view function, arguments) const;
  answer call_of_points(std::string_view function, item_id item, arguments) const;
  answer call_of_share(arguments) const;
  /// A refusal where the texts of a table do not have one set of keys.
  std::optional<feel::call_refused> other_keys(name_id table) const;
  answer call_of_table(std::string_view function, arguments) const;
  answer call_of_past(arguments) const;
  answer call_of_parts(std::string_view function, arguments) const;
  answer call_of_duty(std::string_view function, arguments) const;

  const compiler& work_;
  const text_place& place_;
  mutable std::vector<slot_source> slots_;
  mutable std::vector<call_source> calls_;
};

/// The type of the rows of a parameter, as contexts: its keys, then its fields or `value`.
[[nodiscard]] feel::type row_type(const compiler&, name_id parameter_name);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
