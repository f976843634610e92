#pragma once

// Units: each once, of a known type, below a known unit, with a life that begins before it ends.

#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Units by id, and by code where no other unit has it.
class unit_names {
 public:
  explicit unit_names(const by_id<unit_id, unit>& units) {
    for (const unit& u : units) by_id_.emplace(u.id, &u);
    for (const unit& u : units)
      if (!u.code.empty()) by_code_[u.code].insert(u.id);
  }

  const unit* find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

  /// The id that a name stands for: an id, or the code of one unit only; empty when there is none.
  std::string resolve(const std::string& name) const {
    if (by_id_.contains(name)) return name;
    const auto code = by_code_.find(name);
    return code != by_code_.end() && code->second.size() == 1 ? *code->second.begin() : std::string();
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& [id, u] : by_id_) out.push_back(id);
    return out;
  }

 private:
  std::map<std::string, const unit*> by_id_;
  std::map<std::string, std::set<std::string>> by_code_;
};

inline void say_unit(pack_reading& pack, const unit& u, std::string code, std::string field, words message,
                     std::string nearest = {}) {
  pack.at_file(u.at.file).say(std::move(code), u.at, std::move(message), {}, std::move(nearest)).place.field =
      std::move(field);
}

inline void check_unit_ids(pack_reading& pack) {
  std::map<std::string, const unit*> seen;
  std::set<std::string> agencies;
  for (const agency& a : pack.p.agencies) agencies.insert(a.id);
  for (const unit& u : pack.p.units) {
    const auto [first, fresh] = seen.emplace(u.id, &u);
    const std::string id = in_quotes(u.id);
    if (!fresh) {
      const std::string line = std::to_string(pack.p.files.place_of(first->second->at).line);
      say_unit(pack, u, "duplicate.id", "unit",
               {"Đơn vị " + id + " đã có ở dòng " + line, "The unit " + id + " already stands on line " + line});
    }
    if (agencies.contains(u.id))
      say_unit(
          pack, u, "duplicate.id", "unit",
          {"Id " + id + " của đơn vị trùng với id của một cơ quan", "The unit id " + id + " is the id of an agency"});
  }
}

inline std::string type_named(const programme& p, const std::string& name) {
  for (const unit_type& t : p.unit_types)
    if (t.id == name || (!t.code.empty() && t.code == name)) return t.id;
  return {};
}

inline void check_unit_types(pack_reading& pack) {
  std::vector<std::string> types;
  for (const unit_type& t : pack.p.unit_types) types.push_back(t.id);
  for (unit& u : pack.p.units) {
    if (u.type.empty()) continue;
    std::string id = type_named(pack.p, u.type);
    if (id.empty())
      say_unit(pack, u, "units.type_unknown", "type",
               {"Không có loại đơn vị " + in_quotes(u.type), "There is no unit type " + in_quotes(u.type)},
               nearest_spelling(u.type, types));
    else
      u.type = std::move(id);
  }
}

/// Every unit that lies on a way from itself up to itself; each unit is walked over once.
inline void check_parent_cycles(pack_reading& pack, const unit_names& names) {
  std::map<const unit*, const unit*> walked_from;
  std::set<const unit*> below_itself;
  for (const unit& first : pack.p.units) {
    const unit* above = &first;
    while (above != nullptr && walked_from.emplace(above, &first).second)
      above = above->parent.empty() ? nullptr : names.find(above->parent);
    if (above == nullptr || walked_from[above] != &first) continue;
    for (const unit* u = above; below_itself.insert(u).second;) u = names.find(u->parent);
  }
  for (const unit& u : pack.p.units)
    if (below_itself.contains(&u))
      say_unit(
          pack, u, "units.parent_cycle", "parent",
          {"Đơn vị " + in_quotes(u.id) + " nằm dưới chính nó", "The unit " + in_quotes(u.id) + " lies below itself"});
}

inline void check_parents(pack_reading& pack, const unit_names& names) {
  for (unit& u : pack.p.units) {
    if (u.parent.empty()) continue;
    std::string id = names.resolve(u.parent);
    if (id.empty()) pack.watched.step(watching::steps_between);
    if (id.empty())
      say_unit(pack, u, "units.parent_unknown", "parent",
               {"Không có đơn vị cấp trên " + in_quotes(u.parent), "There is no parent unit " + in_quotes(u.parent)},
               pack.tells() ? nearest_spelling(u.parent, names.ids()) : std::string());
    else
      u.parent = std::move(id);
  }
  check_parent_cycles(pack, names);
}

inline void check_attributes(pack_reading& pack) {
  std::set<std::string> told;
  std::vector<std::string> dated;
  for (const indicator& i : pack.p.indicators)
    if (i.period.name == "dated") dated.push_back(i.id);
  for (unit& u : pack.p.units)
    for (auto& [name, value] : u.attributes) {
      const auto found = std::ranges::find_if(
          pack.p.indicators, [&](const indicator& i) { return i.id == name || (!i.code.empty() && i.code == name); });
      if (found != pack.p.indicators.end() && found->period.name == "dated") {
        name = found->id;
        continue;
      }
      if (!told.insert(name).second) continue;
      std::vector<std::string> known{"unit",       "type",     "name",        "code", "parent",
                                     "valid_from", "valid_to", "recorded_on", "note"};
      known.insert(known.end(), dated.begin(), dated.end());
      say_unit(pack, u, "csv.unknown_column", name,
               {"Cột " + in_quotes(name) +
                    " không phải là cột của tệp đơn vị, cũng không phải là một chỉ số có “period” là “dated”",
                "The column " + in_quotes(name) +
                    " is neither one of the units file nor an indicator of the period “dated”"},
               nearest_spelling(name, known));
    }
}

void check_units(pack_reading& pack) {
  check_unit_ids(pack);
  check_unit_types(pack);
  check_parents(pack, unit_names(pack.p.units));
  check_attributes(pack);
  for (const unit& u : pack.p.units)
    if (u.valid_from && u.valid_to && *u.valid_to < *u.valid_from)
      say_unit(pack, u, "units.validity", "valid_to",
               {"“valid_to” (" + u.valid_to->text() + ") ở trước “valid_from” (" + u.valid_from->text() + ")",
                "“valid_to” (" + u.valid_to->text() + ") is before “valid_from” (" + u.valid_from->text() + ")"});
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
