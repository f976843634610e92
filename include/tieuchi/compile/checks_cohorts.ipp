#pragma once

// Who a group, a cohort or a target is about (format pages 6, 12).

#include <tieuchi/compile/checks_duties.ipp>

#include <algorithm>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The types of unit a cohort can hold; nothing where facts decide it.
class cohort_types {
 public:
  explicit cohort_types(const compiler& work) : work_(work) {
    for (const auto& e : work.source->events)
      if (e.kind == event_kind::retype) retyped_.insert({e.from_unit, e.to_unit});
    for (const auto& f : work.source->facts)
      if (f.indicator == "type") retyped_.insert(f.unit);
  }

  [[nodiscard]] std::optional<std::set<unit_type_id>> of(cohort_id cohort) const {
    const compiled_cohort& c = work_.book->cohorts[cohort];
    if (!c.types.empty()) return std::set<unit_type_id>(c.types.begin(), c.types.end());
    std::set<unit_type_id> types;
    for (const unit_id member : c.members) {
      const unit& u = work_.source->units[member];
      const unit_type_id type = work_.unit_types.find(u.type);
      if (retyped_.contains(u.id) || type == no_id) return std::nullopt;
      types.insert(type);
    }
    return types.empty() ? std::nullopt : std::optional(types);
  }

 private:
  const compiler& work_;
  std::set<std::string> retyped_;
};

inline bool share_units(const compiler& work, const cohort_types& types, cohort_id a, cohort_id b) {
  const auto of_a = types.of(a), of_b = types.of(b);
  if (of_a && of_b && std::ranges::none_of(*of_a, [&](unit_type_id t) { return of_b->contains(t); })) return false;
  const auto &first = work.book->cohorts[a], &second = work.book->cohorts[b];
  if (!first.spec->frozen || !second.spec->frozen) return true;
  return std::ranges::find_first_of(first.members, second.members) != first.members.end();
}

inline void check_subjects(compiler& work, const compiled_group& g, const cohort_types& types) {
  if (g.subject == no_id) return;
  for (const auto& m : g.members) {
    const bool some = std::ranges::any_of(work.book->names[m.item].variants, [&](const variant& v) {
      const cohort_id subject =
          v.is_group ? work.book->groups[v.element].subject : work.book->criteria[v.element].subject;
      return subject == no_id || share_units(work, types, g.subject, subject);
    });
    if (!some)
      work.report("group.mixed_subjects", m.spec->item.at,
                  "\"" + m.spec->item.name +
                      "\" là của những đơn vị khác với nhóm; số liệu của đơn vị khác chỉ lấy qua "
                      "\"across\"",
                  "\"" + m.spec->item.name +
                      "\" is about other units than the group; other units come in through "
                      "\"across\" only");
  }
}

/// A unit is like the frame's unit by what is dated: by its type, its parent or a dated indicator.
inline void check_likeness(compiler& work, const compiled_cohort& c) {
  for (const ref& same : c.spec->same) {
    if (same.name == "type" || same.name == "parent") continue;
    const name_id name = work.names.find(same.name);
    if (name == no_id) continue;
    const auto period = work.book->names[name].kind == name_kind::indicator ? work.period_of_name(name) : std::nullopt;
    if (!period || period->form != period_form::dated)
      work.report("value.type", same.at, "\"same\" chỉ nhận chỉ số theo ngày (period \"dated\"), type hoặc parent",
                  "\"same\" takes a dated indicator, type or parent");
  }
}

/// What happens to the ended units of a frozen list says nothing of a cohort that is none.
inline void check_frozen(compiler& work, const compiled_target& t) {
  const auto is_frozen = [&](cohort_id cohort) { return cohort != no_id && work.book->cohorts[cohort].spec->frozen; };
  if (t.spec->frozen_cohort == frozen_cohort::as_listed || is_frozen(t.of)) return;
  if (std::ranges::any_of(t.aims, [&](const compiled_aim& a) { return is_frozen(a.of); })) return;
  work.report("format.misplaced_key", t.spec->at, "\"frozen_cohort\" chỉ dùng được với một danh sách đơn vị (units)",
              "\"frozen_cohort\" can be used only with a frozen list (units)");
}

void compiler::check_cohorts() {
  const cohort_types types(*this);
  for (const auto& g : book->groups) check_subjects(*this, g, types);
  for (const auto& c : book->cohorts) check_likeness(*this, c);
  for (const auto& t : book->targets) check_frozen(*this, t);
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
