#pragma once

#include <tieuchi/core/nearest_day.hpp>
#include <tieuchi/feel/checker.hpp>
#include <tieuchi/feel/checker_run.ipp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

checker_run::checker_run(const ast& tree, const scope& names, const compile_options& options, checked<meanings>& out)
    : tree_(tree), names_(names), options_(options), out_(out) {
  out_.value.of.resize(tree.nodes.size());
  out_.value.items.resize(tree.nodes.size());
  out_.value.names.resize(tree.iterators.size());
  out_.value.key_names.resize(tree.keys.size());
}

void checker_run::run() {
  expectation wanted;
  if (options_.wanted && options_.wanted->rating_inside()) wanted = {options_.wanted, true};
  check_result(check(tree_.root, wanted));
}

void checker_run::check_result(const maybe_type& found) {
  if (!found || !options_.wanted || common(*found, *options_.wanted)) return;
  const words wanted = words_of(*options_.wanted);
  const words is = words_of(*found);
  raise(rule_issue("feel.type.result", at(tree_.root).place,
                   {"biểu thức cho ra " + is.vi + ", ở đây cần " + wanted.vi,
                    "the text gives " + is.en + ", its place needs " + wanted.en},
                   options_.wanted->is(type::kind::boolean) ? words{"so sánh với một ngưỡng, ví dụ `... >= 0.7`",
                                                                    "compare it with something, such as `... >= 0.7`"}
                                                            : words{}));
}

/// Left chains may be as long as the text, so they are walked and not recursed into.
maybe_type checker_run::check(node_id id, const expectation& e) {
  ++checks_;
  std::vector<node_id> chain;
  node_id first = id;
  for (; is_chained(at(first).kind); first = child(first, 0)) chain.push_back(first);
  maybe_type found = check_one(first, chain.empty() ? e : expectation{}, std::nullopt);
  means(first).type = found;
  for (; !chain.empty(); chain.pop_back()) {
    found = check_one(chain.back(), {}, found);
    means(chain.back()).type = found;
  }
  return found;
}

/// `left` is the type of the first child of a chained node.
maybe_type checker_run::check_one(node_id id, const expectation& e, const maybe_type& left) {
  const node& n = at(id);
  switch (n.kind) {
    case node_kind::number:
      if (number::parse(n.text)) return type::number();
      return raise(rule_issue("feel.bound.digits", n.place,
                              quoted("số nằm ngoài phạm vi tính chính xác (34 chữ số): ",
                                     "the number is beyond what is kept exactly (34 digits): ", n.text)));
    case node_kind::string:
      return check_string(id, e);
    case node_kind::boolean:
      return type::boolean();
    case node_kind::null:
      return raise(rule_issue(
          "feel.type.null", n.place, {"`null` không dùng trong quy tắc", "rules have no `null`"},
          {"hỏi đã có số liệu hay chưa: `reported(tên)`", "to ask whether something is known write `reported(name)`"}));
    case node_kind::at:
      return check_at(id);
    case node_kind::name:
      return check_name(id);
    case node_kind::call:
      return check_call(id);
    case node_kind::list:
      return check_list(id, e);
    case node_kind::range:
      return check_range(id, e);
    case node_kind::context:
      return check_context(id);
    case node_kind::negate:
      return check_negate(id);
    case node_kind::compare:
      return check_compare(id);
    case node_kind::between:
      return check_between(id);
    case node_kind::in:
      return check_in(id);
    case node_kind::if_:
      return check_if(id, e);
    case node_kind::for_:
    case node_kind::some:
    case node_kind::every:
      return check_iteration(id);
    case node_kind::arithmetic:
      return check_arithmetic(id, left);
    case node_kind::logic:
      return check_logic(id, left);
    case node_kind::path:
      return check_path(id, left);
    case node_kind::bracket:
      return check_bracket(id, left);
    case node_kind::test:
    case node_kind::invoke:
      break;
  }
  throw std::logic_error("a node that is no expression of strict mode");
}

/// How much of a node is string literals, which only what stands beside them can make levels.
checker_run::strings checker_run::strings_in(node_id id) const {
  const node& n = at(id);
  if (n.kind == node_kind::string) return strings::all;
  if ((n.kind != node_kind::list && n.kind != node_kind::range) || n.count == 0) return strings::none;
  bool any = false, all = true;
  for (std::uint32_t i = 0; i < n.count; ++i) {
    const strings inside = strings_in(child(id, i));
    any |= inside != strings::none;
    all &= inside == strings::all;
  }
  return all ? strings::all : any ? strings::some : strings::none;
}

/// What a left side of `in` is read by: the parts of a list or range it is asked to be in.
maybe_type checker_run::beside_subject(const type& operand, node_id subject) const {
  type found = operand;
  if (found.is(type::kind::list) && (found.element().is(type::kind::list) || at(subject).kind != node_kind::list))
    found = type(found.element());
  return found.is(type::kind::range) ? found.element() : found;
}

/// What a literal behind `in` is read by: the left side, or a list of it.
type checker_run::beside_operand(const type& subject, node_id operand) const {
  const node& n = at(operand);
  if (n.kind != node_kind::list) return subject;
  bool lists = false;
  for (std::uint32_t i = 0; i < n.count; ++i) lists |= at(child(operand, i)).kind == node_kind::list;
  return subject.is(type::kind::list) && !lists ? subject : type::list(subject);
}

/// Checks nodes whose string literals are levels of a rating that any of the others has: those without strings first.
/// With `membership` the first is asked to be in the others, which stand beside nothing else.
std::vector<maybe_type> checker_run::check_together(const std::vector<node_id>& parts, const expectation& outer,
                                                    bool membership) {
  std::vector<maybe_type> types(parts.size());
  maybe_type beside = outer.beside;
  std::vector<strings> held;
  for (const node_id part : parts) held.push_back(strings_in(part));
  const bool subject_decides = membership && held[0] != strings::all;
  const auto read_by = [&](std::size_t i) -> maybe_type {
    if (!membership || !beside) return beside;
    if (i == 0) return beside_subject(*beside, parts[0]);
    const maybe_type subject = types[0] ? types[0] : beside_subject(*beside, parts[0]);
    return beside_operand(*subject, parts[i]);
  };
  for (const strings turn : {strings::none, strings::some, strings::all}) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (held[i] != turn) continue;
      types[i] = check(parts[i], {read_by(i), outer.branches});
      if (!beside && types[i] && types[i]->rating_inside() && (i == 0 || !subject_decides)) beside = types[i];
    }
  }
  return types;
}

maybe_type checker_run::check_string(node_id id, const expectation& e) {
  if (!e.beside || !e.beside->is(type::kind::rating)) return type::string();
  const node& n = at(id);
  if (const auto level = e.beside->level(n.text)) {
    means(id).what = meaning::form::level;
    means(id).index = *level;
    return e.beside;
  }
  const words levels = levels_in_words(*e.beside);
  return raise(rule_issue("feel.type.level", n.place,
                          {"\"" + n.text + "\" không phải là một mức của thang " + levels.vi,
                           "\"" + n.text + "\" is no level of the scale " + levels.en},
                          {"dùng một trong: " + levels.vi, "use one of " + levels.en},
                          nearest_spelling(n.text, e.beside->levels())));
}

maybe_type checker_run::check_at(node_id id) {
  const node& n = at(id);
  if (date::parse(n.text)) return type::date();
  if (months_duration::parse(n.text)) return type::months_duration();
  if (time_duration::parse(n.text)) return type::time_duration();
  const bool time = n.text.find(':') != std::string::npos;
  return raise(rule_issue("feel.literal.at", n.place,
                          {"@\"" + n.text + "\" không phải là ngày hay khoảng thời gian",
                           "@\"" + n.text + "\" is neither a date nor a duration"},
                          time ? words{"quy tắc chỉ dùng ngày, không dùng giờ: `@\"2024-12-31\"`",
                                       "rules know days, no time of day: `@\"2024-12-31\"`"}
                               : words{"ví dụ: `@\"2024-12-31\"`, `@\"P1Y6M\"`, `@\"P10D\"`",
                                       "such as `@\"2024-12-31\"`, `@\"P1Y6M\"`, `@\"P10D\"`"},
                          nearest_day(n.text)));
}

}  // namespace detail

checked<meanings> check(const ast& tree, std::string_view rule_text, const scope& names,
                        const compile_options& options) {
  checked<meanings> out;
  detail::checker_run(tree, names, options, out).run();
  for (issue& i : out.issues) place_caret(i, rule_text);
  const auto earlier = [](const issue& a, const issue& b) { return a.place.offset < b.place.offset; };
  std::stable_sort(out.issues.begin(), out.issues.end(), earlier);
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/feel/checker_calls.ipp>
#include <tieuchi/feel/checker_lists.ipp>
#include <tieuchi/feel/checker_names.ipp>
#include <tieuchi/feel/checker_operators.ipp>
