#pragma once

// The declarations and inputs that the specifications of the rule language share.

#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/run.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace specification {

namespace feel = tieuchi::feel;

/// Names of semantics section 9 and their values; u, v, up ... are unknown, "late" each. Of md and of the one day in
/// mds only March 2024 is known, of qd the first quarter.
class world {
 public:
  world() {
    const auto rating = feel::type::rating({"yếu", "khá", "tốt"});
    const auto a_number = feel::type::context({{"a", feel::type::number()}});
    number("n", 7);
    number("zero", 0);
    declare("p", feel::type::boolean(), true);
    declare("q", feel::type::boolean(), false);
    declare("s", feel::type::string(), feel::value::string("Phường 1"));
    declare("d", feel::type::date(), *tieuchi::date::parse("2024-01-31"));
    declare("ym", feel::type::months_duration(), *tieuchi::months_duration::parse("P1Y2M"));
    declare("dt", feel::type::time_duration(), *tieuchi::time_duration::parse("P1DT2H3M4.5S"));
    declare("g", rating, feel::value::rating(1));
    declare("màu", feel::type::rating({"đỏ", "xanh"}, false), feel::value::rating(0));
    declare("xs", feel::type::list(feel::type::number()), numbers({1, 5, 9}));
    declare("rs", feel::type::list(a_number), feel::make_list(std::vector{record(1), record(2)}, memory_));
    declare("c", a_number, record(4));
    declare("ps", feel::type::list(feel::type::boolean()),
            feel::make_list(std::vector<feel::value>{true, false}, memory_));
    unknown("u", feel::type::number());
    unknown("v", feel::type::number());
    unknown("up", feel::type::boolean());
    unknown("uq", feel::type::boolean());
    unknown("us", feel::type::list(feel::type::number()));
    unknown("uc", a_number);
    unknown("ug", rating);
    const feel::value some[] = {tieuchi::number(1), value_of("u"), tieuchi::number(3)};
    declare("ux", feel::type::list(feel::type::number()), feel::make_list(some, memory_));
    const feel::value truths[] = {true, value_of("up"), false};
    declare("pu", feel::type::list(feel::type::boolean()), feel::make_list(truths, memory_));
    const feel::value records[] = {record(1), value_of("uc")};
    declare("ru", feel::type::list(a_number), feel::make_list(records, memory_));
    const feel::value items[] = {item(1, 1), item(5, 2)};
    declare("items",
            feel::type::list(feel::type::context({{"item", feel::type::number()}, {"b", feel::type::number()}})),
            feel::make_list(items, memory_));
    const feel::value lists[] = {numbers({1, 5}), numbers({9})};
    declare("xss", feel::type::list(feel::type::list(feel::type::number())), feel::make_list(lists, memory_));
    const feel::field of[] = {{"of", value_of("rs")}};
    const feel::value nested[] = {feel::make_context(of, memory_)};
    declare("rss", feel::type::list(feel::type::context({{"of", feel::type::list(a_number)}})),
            feel::make_list(nested, memory_));
    declare("md", feel::type::date(), partly("md", "2024-03-01", "2024-03-31"));
    declare("qd", feel::type::date(), partly("qd", "2024-01-01", "2024-03-31"));
    unknown("ud", feel::type::date());
    const feel::value days[] = {partly("mds", "2024-03-01", "2024-03-31")};
    declare("mds", feel::type::list(feel::type::date()), feel::make_list(days, memory_));
  }

  [[nodiscard]] const feel::scope& names() const { return names_; }
  [[nodiscard]] const std::vector<feel::value>& slots() const { return slots_; }

  /// The result of a text: FEEL text, "unknown fact code, ..." or "issue code@place, ...".
  [[nodiscard]] std::string answer(std::string_view rule, const feel::compile_options& options = {}) const {
    const auto compiled = feel::compile(rule, names_, options);
    if (!compiled.ok()) return issues(compiled.issues);
    feel::arena memory;
    return shown(feel::run(compiled.value, slots_, feel::host(), memory), compiled.value.type());
  }

  static std::string shown(const feel::value& v, const feel::type& of) {
    if (v.is(feel::value::kind::list)) {
      std::string all;
      for (const feel::value& e : v.elements()) all += (all.empty() ? "" : ", ") + shown(e, of.element());
      return "[" + all + "]";
    }
    if (!v.is_unknown()) return feel::text_of(v, of);
    std::string all;
    for (const feel::reason& r : feel::reasons_of(v))
      all += (all.empty() ? "unknown " : ", ") + r.text() + " " + std::string(r.code);
    return all;
  }

  static std::string issues(const std::vector<tieuchi::issue>& found) {
    std::string all;
    for (const auto& i : found) all += (all.empty() ? "issue " : ", ") + i.code + "@" + std::to_string(i.place.offset);
    return all;
  }

 private:
  void declare(std::string name, feel::type of, const feel::value& v) {
    names_.add(std::move(name), std::move(of));
    slots_.push_back(v);
  }
  void number(std::string name, int n) { declare(std::move(name), feel::type::number(), tieuchi::number(n)); }
  void unknown(const std::string& name, feel::type of) {
    declare(name, std::move(of), feel::unknown_because({memory_.copy(name), -1, "late"}, memory_));
  }
  feel::value partly(const std::string& name, std::string_view first, std::string_view last) {
    const feel::value open = feel::unknown_because({memory_.copy(name), -1, "partly_known"}, memory_);
    return feel::value::partly_known(open.why(), {*tieuchi::date::parse(first), *tieuchi::date::parse(last)});
  }
  feel::value value_of(std::string_view name) { return slots_[static_cast<std::size_t>(names_.name(name)->slot)]; }
  feel::value record(int a) {
    const feel::field one{"a", tieuchi::number(a)};
    return feel::make_context(std::span(&one, 1), memory_);
  }
  feel::value item(int n, int b) {
    const feel::field fields[] = {{"item", tieuchi::number(n)}, {"b", tieuchi::number(b)}};
    return feel::make_context(fields, memory_);
  }
  feel::value numbers(const std::vector<int>& all) {
    std::vector<feel::value> values;
    for (const int n : all) values.emplace_back(tieuchi::number(n));
    return feel::make_list(values, memory_);
  }

  feel::arena memory_;
  feel::name_table names_;
  std::vector<feel::value> slots_;
};

}  // namespace specification
