#pragma once

// How the text may be understood where it leaves a choice (format page 22).

#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline void read_option(object_reader& o, const json_at& at, construal& c) {
  object_reader a(o.in(), at, {"phương án của cách hiểu (option)", "an option of a reading"});
  if (!a.is_object()) return;
  construal::option out;
  out.at = a.at();
  a.require({"id", "label"});
  a.name("id", name_form::id, out.id);
  a.get("label", out.label);
  a.finish();
  if (std::ranges::find(c.options, out.id, &construal::option::id) != c.options.end()) say_repeated(a.in(), at, out.id);
  c.options.push_back(std::move(out));
}

void read_construal(pack_reading& pack, file_reading& in, const json_at& where) {
  object_reader o(in, where, {"cách hiểu (reading)", "a reading"});
  if (!o.is_object()) return;
  construal c;
  begin_element(o, c);
  o.require({"label", "options", "default"});
  o.get("decides", c.decides);
  o.each("options", 2, [&](const json_at& at) { read_option(o, at, c); });
  o.name("default", name_form::id, c.fallback);
  o.object("years", {"các năm của cách hiểu", "the years of a reading"}, [&](object_reader& y) {
    if (!y.has("from") && !y.has("to")) y.exactly_one({"from", "to"}, "format.missing_key");
    y.integer("from", first_year, last_year, c.years_from);
    y.integer("to", first_year, last_year, c.years_to);
  });
  if (std::ranges::find(c.options, c.fallback, &construal::option::id) == c.options.end() && !c.fallback.empty())
    in.say("reading.option", spot_of(in, *o.take("default")),
           {"“default” không phải là một phương án của cách hiểu này", "“default” is no option of this reading"});
  end_element(pack, o, "readings", c);
  pack.p.construals.push_back(std::move(c));
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
