#pragma once

#include <tieuchi/feel/checker_run.ipp>
#include <tieuchi/feel/wording.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

struct part_name {
  std::string_view name;
  type::kind of;
  date_part part;
};

inline constexpr std::array<part_name, 10> part_names{{
    {"year", type::kind::date, date_part::year},
    {"month", type::kind::date, date_part::month},
    {"day", type::kind::date, date_part::day},
    {"weekday", type::kind::date, date_part::weekday},
    {"years", type::kind::months_duration, date_part::years},
    {"months", type::kind::months_duration, date_part::months},
    {"days", type::kind::time_duration, date_part::days},
    {"hours", type::kind::time_duration, date_part::hours},
    {"minutes", type::kind::time_duration, date_part::minutes},
    {"seconds", type::kind::time_duration, date_part::seconds},
}};

inline issue ambiguous_key(const std::string& key, std::size_t place) {
  return rule_issue("feel.name.ambiguous", place,
                    {"`" + key + "` vừa là khóa của phần tử, vừa là một tên bên ngoài",
                     "`" + key + "` is both a key of the element and an outer name"},
                    {"khóa của phần tử viết `item." + key + "`", "write `item." + key + "` for the key"},
                    "item." + key);
}

inline issue ambiguous_item(std::size_t place) {
  return rule_issue("feel.name.ambiguous", place,
                    {"`item` vừa là phần tử, vừa là một khóa của nó", "`item` is both the element and a key of it"},
                    {"đặt tên khác cho khóa, hoặc đặt tên cho phần tử: `some x in l satisfies x.item > 1`",
                     "name the key otherwise, or name the element: `some x in l satisfies x.item > 1`"});
}

maybe_type checker_run::check_name(node_id id) {
  const std::string& name = at(id).text;
  for (std::size_t i = bindings_.size(); i-- > 0;)
    if (bindings_[i].name == name) return use_binding(id, i);
  if (const auto found = names_.name(name)) {
    means(id).what = meaning::form::slot;
    means(id).index = static_cast<std::uint32_t>(found->slot);
    means(id).size = value_size::declared(found->type, found->bound, found->inner_bound);
    return found->type;
  }
  for (const filter_frame& f : filters_)
    if (f.open) return std::nullopt;
  return raise(unknown_name(name, at(id).place));
}

maybe_type checker_run::use_binding(node_id id, std::size_t index) {
  const binding& b = bindings_[index];
  filter_frame* frame = b.filter < 0 ? nullptr : &filters_[static_cast<std::size_t>(b.filter)];
  if (b.key_too || (b.item_key && in_outer_scope(b.name, frame->first_binding))) {
    for (std::size_t i = 0; i <= index; ++i)  // any filter around it may turn out an index, which has no such key
      if (bindings_[i].name == b.name && bindings_[i].filter >= 0)
        filters_[static_cast<std::size_t>(bindings_[i].filter)].ambiguous = true;
    return raise(b.key_too ? ambiguous_item(at(id).place) : ambiguous_key(std::string(b.name), at(id).place));
  }
  if (frame) frame->used = true;
  means(id).what = b.item_key ? meaning::form::item_key : meaning::form::variable;
  means(id).index = b.variable;
  return b.of;
}

bool checker_run::in_outer_scope(std::string_view name, std::size_t before) const {
  const auto end = bindings_.begin() + static_cast<std::ptrdiff_t>(before);
  return std::find_if(bindings_.begin(), end, [name](const binding& b) { return b.name == name; }) != end ||
         names_.name(name).has_value();
}

std::uint32_t checker_run::bind(std::string_view name, maybe_type of) {
  bindings_.push_back({name, std::move(of), out_.value.variables});
  return out_.value.variables++;
}

bool checker_run::refuse_shadow(std::string_view name, std::size_t place) {
  if (!in_outer_scope(name, bindings_.size())) return false;
  raise(rule_issue("feel.name.shadow", place,
                   quoted("tên mới che mất một tên đang dùng: ", "the new name hides one in scope: ", name),
                   {"đặt tên khác", "choose another name"}));
  return true;
}

issue checker_run::unknown_name(std::string_view name, std::size_t place) const {
  std::vector<std::string> known = names_.names();
  for (const binding& b : bindings_) known.emplace_back(b.name);
  std::string nearest = nearest_spelling(name, known);
  words hint;
  if (name == "item")
    hint = {"`item` chỉ dùng trong ngoặc lọc của danh sách", "`item` is the element inside the filter of a list"};
  else if (find_builtin(name))
    hint = quoted("hàm cần ngoặc: ", "a function needs brackets: ", std::string(name) + "(...)");
  else if (const words* slip = common_slip(name))
    hint = *slip;
  return rule_issue("feel.name.unknown", place, quoted("không có tên ", "there is no name ", name), hint, nearest);
}

maybe_type checker_run::check_context(node_id id) {
  const node& n = at(id);
  const std::size_t outer = bindings_.size();
  type::keys fields;
  bool good = true;
  for (std::uint32_t i = 0; i < n.count; ++i) {
    const context_key& key = tree_.keys[n.extra + i];
    const bool twice = std::any_of(fields.begin(), fields.end(), [&](const auto& f) { return f.first == key.text; });
    if (twice)
      raise(rule_issue("feel.name.key", key.place, quoted("khóa viết hai lần: ", "the key stands twice: ", key.text)));
    const maybe_type of = check(child(id, i));
    const bool hides = !twice && is_name(key.text) && refuse_shadow(key.text, key.place);
    good = good && of && !twice && !hides;
    fields.emplace_back(key.text, of.value_or(type()));
    out_.value.key_names[n.extra + i] = bind(key.text, of);
  }
  bindings_.resize(outer);
  if (!good) return std::nullopt;
  return within_bound(id, type::context(std::move(fields)));
}

maybe_type checker_run::field_of(const type& t, const std::string& key) const {
  if (t.is(type::kind::list)) {
    maybe_type inside = field_of(t.element(), key);
    if (inside) inside = type::list(*std::move(inside));
    return inside;
  }
  if (t.is(type::kind::context)) return t.field(key);
  if (part_of(t, key)) return type::number();
  return std::nullopt;
}

maybe_type checker_run::check_path(node_id id, const maybe_type& of) {
  if (!of) return std::nullopt;
  maybe_type found = field_of(*of, at(id).text);
  if (!found) return raise(unknown_field(at(id), *of));
  return found;
}

issue checker_run::unknown_field(const node& n, const type& of) const {
  type inside = of;
  while (inside.is(type::kind::list)) inside = inside.element();
  std::vector<std::string> known;
  if (inside.is(type::kind::context))
    for (const auto& f : inside.fields()) known.push_back(f.first);
  for (const part_name& p : part_names)
    if (p.of == inside.what()) known.emplace_back(p.name);
  std::string all;
  for (const std::string& k : known) all += (all.empty() ? "`" : ", `") + k + "`";
  const words type_words = words_of(of);
  const words hint = known.empty() ? words{"giá trị này không có thành phần nào", "such a value has no parts"}
                                   : words{"có: " + all, "there are " + all};
  return rule_issue(
      "feel.name.field", n.place,
      {type_words.vi + " không có thành phần `" + n.text + "`", type_words.en + " has no `" + n.text + "`"}, hint,
      nearest_spelling(n.text, known));
}

}  // namespace detail

std::optional<date_part> part_of(const type& t, std::string_view name) {
  for (const detail::part_name& p : detail::part_names)
    if (p.of == t.what() && p.name == name) return p.part;
  return std::nullopt;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
