#pragma once

#include <tieuchi/resolve/reading.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
lack_kind lack_of(const feel::reason& r) noexcept {
  if (r.place >= 0) return lack_kind::final;
  if (r.code == code_of(unknown_code::not_reported) || r.code == code_of(unknown_code::refused) ||
      r.code == code_of(unknown_code::others_open) || r.code == code_of(unknown_code::partly_known) ||
      r.code == code_of(unknown_code::not_said) || (r.marks & awaited) != 0)
    return lack_kind::open;
  return (r.marks & revocable_lack) != 0 ? lack_kind::revocable : lack_kind::final;
}

bool is_final_lack(const feel::reason& r) noexcept {
  return r.place < 0 && (r.code == code_of(unknown_code::late) || r.code == code_of(unknown_code::not_submitted) ||
                         r.code == code_of(unknown_code::not_named));
}

std::optional<date> day_told(const feel::value& v) {
  if (v.is(feel::value::kind::date)) return v.date();
  if (v.is(feel::value::kind::list) && !v.elements().empty() && v.elements()[0].is(feel::value::kind::date))
    return v.elements()[0].date();
  return std::nullopt;
}

bool is_told(const feel::value& v) noexcept { return !v.is_unknown() || v.within(); }

const feel::day_bounds* bounds_told(const feel::value& v) {
  if (v.is(feel::value::kind::list) && !v.elements().empty()) return v.elements()[0].within();
  return v.within();
}

bool asks_nobody(const feel::reason& r) noexcept {
  return r.code == code_of(unknown_code::not_named) || r.code == code_of(unknown_code::still_open) ||
         r.code == code_of(unknown_code::no_last_day);
}

bool is_silence(std::string_view code) noexcept {
  using enum unknown_code;
  return std::ranges::any_of(std::array{not_reported, not_submitted, late, not_named, not_collected},
                             [&](unknown_code one) { return code == code_of(one); });
}

bool is_unknown_by(const feel::value& v, std::string_view code) {
  return v.is_unknown() &&
         std::ranges::any_of(feel::reasons_met(v), [&](const feel::reason& why) { return why.code == code; });
}

bool is_unreadable(const reading& r) {
  if (!r.value.is_unknown() || r.value.within()) return false;
  if (is_unknown_by(r.value, code_of(unknown_code::refused))) return true;
  return r.step == reading_step::own &&
         std::ranges::none_of(feel::reasons_met(r.value), [](const feel::reason& why) { return is_silence(why.code); });
}

bool may_be_final_lack(const feel::reason& r) noexcept { return is_final_lack(r) || (r.marks & hides_lack) != 0; }

feel::value join_unknown(const feel::value& a, const feel::value& b, feel::arena& memory) {
  if (!b.is_unknown()) return a;
  if (!a.is_unknown()) return b;
  return feel::value::unknown(feel::join(a.why(), b.why(), memory));
}

bool may_still_come(const feel::value& v) {
  return std::ranges::any_of(feel::reasons_met(v),
                             [](const feel::reason& r) { return lack_of(r) != lack_kind::final; });
}

bool stands_for_now(const feel::value& v) { return is_told(v) || !may_still_come(v); }

/// Units by themselves, or all of two others. It goes no deeper than `deepest`: what would is written out.
struct unit_set::part {
  static constexpr int deepest = 32;

  std::vector<unit_id> units;
  std::shared_ptr<const part> left, right;
  int depth = 0;
};

unit_set::unit_set(std::vector<unit_id> units) {
  if (units.empty()) return;
  part_ = std::make_shared<const part>(part{std::move(units), nullptr, nullptr, 0});
}

std::vector<unit_id> unit_set::units() const {
  std::vector<unit_id> all;
  std::vector<const part*> open;
  std::set<const part*> seen;
  const auto visit = [&](const part* p) {
    if (p && seen.insert(p).second) open.push_back(p);
  };
  visit(part_.get());
  while (!open.empty()) {
    const part* const at = open.back();
    open.pop_back();
    all.insert(all.end(), at->units.begin(), at->units.end());
    visit(at->left.get());
    visit(at->right.get());
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

void unit_set::add(const unit_set& more) {
  if (!more.part_ || more.part_ == part_) return;
  if (!part_ || more.part_->left == part_ || more.part_->right == part_) {
    part_ = more.part_;
    return;
  }
  if (part_->left == more.part_ || part_->right == more.part_) return;
  const int depth = std::max(part_->depth, more.part_->depth) + 1;
  part_ = std::make_shared<const part>(part{{}, part_, more.part_, depth});
  if (depth > part::deepest) part_ = std::make_shared<const part>(part{units(), nullptr, nullptr, 0});
}

void join(unit_set& into, const unit_set& more) { into.add(more); }

std::string table_text(const feel::value& v, const feel::type& type) {
  switch (v.what()) {
    case feel::value::kind::boolean:
      return v.boolean() ? "true" : "false";
    case feel::value::kind::number:
      return v.number().text();
    case feel::value::kind::string:
      return std::string(v.string());
    case feel::value::kind::date:
      return v.date().text();
    case feel::value::kind::months_duration:
      return v.months().text();
    case feel::value::kind::time_duration:
      return v.time().text();
    case feel::value::kind::rating:
      return type.is(feel::type::kind::rating) && v.level() < type.levels().size() ? type.levels()[v.level()]
                                                                                   : std::string();
    case feel::value::kind::list: {
      std::string text;
      for (const feel::value& one : v.elements())
        text += (text.empty() ? "" : "+") +
                table_text(one, type.is(feel::type::kind::list) ? type.element() : feel::type());
      return text.empty() ? "none" : text;
    }
    case feel::value::kind::context: {
      std::string text;
      for (const feel::field& f : v.fields())
        text += (text.empty() ? "" : ":") + table_text(f.value, type.is(feel::type::kind::context)
                                                                    ? type.field(f.key).value_or(feel::type())
                                                                    : feel::type());
      return text;
    }
    default:
      return {};
  }
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
