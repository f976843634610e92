#pragma once

#include <tieuchi/core/nearest_day.hpp>
#include <tieuchi/feel/checker_run.ipp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

/// What a built-in takes, in words.
inline words takes_in_words(builtin f) {
  const builtin_entry& entry = entry_of(f);
  return {std::string(entry.takes_vi), std::string(entry.takes_en)};
}

struct other_name {
  std::string_view name;
  std::string_view ours;
};

/// Functions of other languages and what they are called here.
inline constexpr std::array<other_name, 20> other_names{{{"avg", "mean"},
                                                         {"average", "mean"},
                                                         {"len", "count"},
                                                         {"length", "count"},
                                                         {"size", "count"},
                                                         {"round", "decimal"},
                                                         {"ceil", "ceiling"},
                                                         {"mod", "modulo"},
                                                         {"contains", "list contains"},
                                                         {"list_contains", "list contains"},
                                                         {"exists", "reported"},
                                                         {"is_reported", "reported"},
                                                         {"is_null", "reported"},
                                                         {"minimum", "min"},
                                                         {"maximum", "max"},
                                                         {"total", "sum"},
                                                         {"ratio", "share"},
                                                         {"trunc", "round down"},
                                                         {"and", "all"},
                                                         {"or", "any"}}};

maybe_type checker_run::check_call(node_id id) {
  const auto found = find_builtin(at(id).text);
  return found ? check_builtin(id, *found) : check_host_call(id);
}

/// In list contains the list tells what the element is, or the other way round where the list is made of strings.
std::vector<maybe_type> checker_run::check_arguments(builtin f, const std::vector<node_id>& arguments) {
  if (entry_of(f).takes_list) return check_together(arguments);
  std::vector<maybe_type> found(arguments.size());
  const bool contains = f == builtin::list_contains && arguments.size() == 2;
  const bool element_first = contains && strings_in(arguments[0]) > strings_in(arguments[1]);
  expectation beside;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::size_t k = element_first ? 1 - i : i;
    found[k] = check(arguments[k], beside);
    if (!contains || !found[k]) continue;
    if (k == 1) beside.beside = type::list(*found[k]);
    if (k == 0 && found[k]->is(type::kind::list)) beside.beside = found[k]->element();
  }
  return found;
}

inline bool all_are(const std::vector<type>& types, const type& t) {
  return std::all_of(types.begin(), types.end(), [&](const type& x) { return x == t; });
}

inline bool list_of_booleans(const type& t) {
  return t.is(type::kind::list) && (t.element().is(type::kind::boolean) || t.element().is(type::kind::nothing));
}

/// The one type of the elements of the only argument, or of the arguments.
inline maybe_type element_of(const std::vector<type>& types) {
  if (types.size() == 1) return types[0].is(type::kind::list) ? maybe_type(types[0].element()) : std::nullopt;
  maybe_type element = types[0];
  for (std::size_t i = 1; i < types.size() && element; ++i) element = common(*element, types[i]);
  return element;
}

/// `wanted`, when the elements are of it or there are none.
inline maybe_type when_elements_are(const type& wanted, const std::vector<type>& types) {
  const maybe_type element = element_of(types);
  if (!element) return std::nullopt;
  return *element == wanted || element->is(type::kind::nothing) ? maybe_type(wanted) : std::nullopt;
}

/// The type of a call, when its arguments, of which there are enough, have the right types.
inline maybe_type type_of_call(builtin f, const std::vector<type>& types) {
  const auto when = [](bool fits, type t) { return fits ? maybe_type(std::move(t)) : std::nullopt; };
  switch (f) {
    case builtin::not_:
      return when(types[0].is(type::kind::boolean), type::boolean());
    case builtin::abs:
      return when(negation_of(types[0].what()).has_value(), types[0]);
    case builtin::floor:
    case builtin::ceiling:
    case builtin::round_up:
    case builtin::round_down:
    case builtin::round_half_up:
    case builtin::round_half_down:
    case builtin::decimal:
    case builtin::modulo:
    case builtin::share:
      return when(all_are(types, type::number()), type::number());
    case builtin::count:
      return when(types[0].is(type::kind::list), type::number());
    case builtin::sum:
    case builtin::mean:
      return when_elements_are(type::number(), types);
    case builtin::min:
    case builtin::max: {
      const maybe_type element = element_of(types);
      return element && element->ordered() ? element : std::nullopt;
    }
    case builtin::all:
    case builtin::any:
      return when_elements_are(type::boolean(), types);
    case builtin::list_contains:
      return when(types[0].is(type::kind::list) && containment_of(types[1], types[0]) == op::in_list, type::boolean());
    case builtin::date:
      if (types.size() == 1) return when(types[0].is(type::kind::date), type::date());
      return when(all_are(types, type::number()), type::date());
    case builtin::duration:
      return std::nullopt;
    case builtin::months_between:
      return when(all_are(types, type::date()), type::months_duration());
    case builtin::at_least:
      return when(types[0].is(type::kind::number) && list_of_booleans(types[1]), type::boolean());
    case builtin::reported:
      break;
  }
  throw std::logic_error("reported() is checked by the form of its argument");
}

maybe_type checker_run::check_builtin(node_id id, builtin f) {
  const node& n = at(id);
  means(id).what = meaning::form::builtin;
  means(id).function = f;
  if (f == builtin::reported) return check_reported(id);
  const bool text_call = (f == builtin::date || f == builtin::duration) && n.count == 1;
  if (text_call && at(child(id, 0)).kind == node_kind::string) return check_text_call(id, f, child(id, 0));
  std::vector<node_id> arguments;
  for (std::uint32_t i = 0; i < n.count; ++i) arguments.push_back(child(id, i));
  std::vector<type> types;
  for (const maybe_type& t : check_arguments(f, arguments)) {
    if (!t) return std::nullopt;
    types.push_back(*t);
  }
  const builtin_entry& entry = entry_of(f);
  if (types.size() < entry.least || types.size() > entry.most || (f == builtin::date && types.size() == 2))
    return raise(wrong_count(id, f));
  const maybe_type result = type_of_call(f, types);
  if (!result) return raise(wrong_arguments(id, f, types));
  means(id).type = result;
  if (refuse_undefined(id, n.text)) return std::nullopt;
  return result;
}

maybe_type checker_run::check_text_call(node_id id, builtin f, node_id argument) {
  const node& n = at(argument);
  means(argument).type = type::string();
  if (f == builtin::date) {
    if (date::parse(n.text)) return type::date();
    return raise(rule_issue(
        "feel.literal.date", n.place,
        {"\"" + n.text + "\" không phải là ngày có thật", "\"" + n.text + "\" is no date"},
        {"ngày viết `\"2024-12-31\"`: năm, tháng, ngày", "dates are written `\"2024-12-31\"`: year, month, day"},
        nearest_day(n.text)));
  }
  if (months_duration::parse(n.text)) return type::months_duration();
  if (time_duration::parse(n.text)) return type::time_duration();
  static_cast<void>(id);
  return raise(
      rule_issue("feel.literal.duration", n.place,
                 {"\"" + n.text + "\" không phải là khoảng thời gian", "\"" + n.text + "\" is no duration"},
                 {"viết `\"P1Y6M\"` (năm, tháng) hoặc `\"P10DT2H\"` (ngày, giờ); không trộn hai loại",
                  "write `\"P1Y6M\"` (years, months) or `\"P10DT2H\"` (days, hours); the two kinds do not mix"}));
}

maybe_type checker_run::check_reported(node_id id) {
  const node& n = at(id);
  bool good = true;
  for (std::uint32_t i = 0; i < n.count; ++i) good &= check(child(id, i)).has_value();
  if (!good) return std::nullopt;
  if (n.count != 1) return raise(wrong_count(id, builtin::reported));
  const meaning& argument = means(child(id, 0));
  if (at(child(id, 0)).kind == node_kind::name && argument.what == meaning::form::slot) return type::boolean();
  return raise(wrong_arguments(id, builtin::reported, {*argument.type}));
}

maybe_type checker_run::check_host_call(node_id id) {
  const node& n = at(id);
  std::vector<call_argument> arguments;
  bool good = true;
  for (std::uint32_t i = 0; i < n.count; ++i) {
    const node& a = at(child(id, i));
    call_argument one;
    one.place = a.place;
    const bool bound =
        std::any_of(bindings_.begin(), bindings_.end(), [&](const binding& b) { return b.name == a.text; });
    if (a.kind == node_kind::name && !bound) {
      one.form = call_argument::form::name;
      if (const auto found = names_.name(a.text)) one.type = found->type;
    } else {
      one.type = check(child(id, i));
      good &= one.type.has_value();
      if (a.kind == node_kind::name) one.form = call_argument::form::name;
      if (a.kind == node_kind::number) one.form = call_argument::form::number;
      if (a.kind == node_kind::string) one.form = call_argument::form::string;
    }
    if (one.form != call_argument::form::other) one.text = a.text;
    arguments.push_back(std::move(one));
  }
  if (!good) {
    const std::vector<std::string> known = names_.functions();
    return std::find(known.begin(), known.end(), n.text) != known.end() ? std::nullopt : raise(unknown_function(id));
  }
  const auto answer = names_.call(n.text, arguments);
  if (!answer) {
    for (std::uint32_t i = 0; i < n.count; ++i)
      if (arguments[i].form == call_argument::form::name && !arguments[i].type) check(child(id, i));
    return raise(unknown_function(id));
  }
  if (const auto* call = std::get_if<host_call>(&*answer)) return accept_host_call(id, *call, arguments);
  const auto& refused = std::get<call_refused>(*answer);
  const std::size_t place = refused.argument && *refused.argument < n.count
                                ? at(child(id, static_cast<std::uint32_t>(*refused.argument))).place
                                : n.place;
  return raise(rule_issue(refused.code, place, refused.message, refused.hint, refused.nearest));
}

maybe_type checker_run::accept_host_call(node_id id, const host_call& call,
                                         const std::vector<call_argument>& arguments) {
  for (const std::size_t i : call.passed) {
    const auto argument = child(id, static_cast<std::uint32_t>(i));
    if (arguments[i].form == call_argument::form::name && !check(argument)) return std::nullopt;
  }
  means(id).what = meaning::form::host;
  means(id).index = static_cast<std::uint32_t>(out_.value.host_calls.size());
  means(id).size = value_size::declared(call.type, call.bound, call.inner_bound);
  out_.value.host_calls.push_back(call);
  return call.type;
}

issue checker_run::unknown_function(node_id id) const {
  const std::string& name = at(id).text;
  std::vector<std::string> known = names_.functions();
  for (const builtin_entry& entry : builtins()) known.emplace_back(entry.name);
  const auto same = [&](const other_name& o) { return o.name == name; };
  const auto other = std::find_if(other_names.begin(), other_names.end(), same);
  const std::string nearest = other != other_names.end() ? std::string(other->ours) : nearest_spelling(name, known);
  words hint;
  if (name == "round")
    hint = {"chọn cách làm tròn: `decimal(n, s)`, `round half up(n, s)`, `round up(n, s)`, `round down(n, s)`",
            "choose how to round: `decimal(n, s)`, `round half up(n, s)`, `round up(n, s)`, `round down(n, s)`"};
  else if (names_.name(name))
    hint = {"`" + name + "` là một tên, không phải hàm; phép nhân viết `*`",
            "`" + name + "` is a name and no function; a product is written `*`"};
  return rule_issue("feel.name.function", at(id).place, quoted("không có hàm ", "there is no function ", name), hint,
                    nearest);
}

issue checker_run::wrong_count(node_id id, builtin f) const {
  const node& n = at(id);
  const words takes = takes_in_words(f);
  const std::string count = std::to_string(n.count);
  return rule_issue("feel.call.arity", n.place,
                    {"`" + n.text + "` nhận " + takes.vi + "; ở đây có " + count + " giá trị",
                     "`" + n.text + "` takes " + takes.en + (n.count == 1 ? "; here is " : "; here are ") + count +
                         (n.count == 1 ? " argument" : " arguments")});
}

issue checker_run::wrong_arguments(node_id id, builtin f, const std::vector<type>& types) const {
  const node& n = at(id);
  const words takes = takes_in_words(f);
  const words given = words_of(types);
  words hint;
  if (f == builtin::reported) hint = {"viết thẳng tên: `reported(tên)`", "write the bare name: `reported(name)`"};
  if (entry_of(f).takes_list && types.size() == 1 && !types[0].is(type::kind::list))
    hint = {"đặt trong danh sách: `" + n.text + "([...])`", "put it into a list: `" + n.text + "([...])`"};
  return rule_issue(
      "feel.call.argument", n.place,
      {"`" + n.text + "` nhận " + takes.vi + "; ở đây là " + given.vi,
       "`" + n.text + "` takes " + takes.en + (types.size() == 1 ? "; here is " : "; here are ") + given.en},
      hint);
}

}  // namespace detail
}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
