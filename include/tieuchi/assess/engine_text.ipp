#pragma once

#include <tieuchi/assess/engine_state.hpp>

#include <algorithm>
#include <array>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Answers the calls of one text in one frame whose arguments are computed.
class text_host final : public feel::host {
 public:
  text_host(engine& e, const compiled_text& text, const frame& f) : engine_(e), text_(text), frame_(f) {}

  [[nodiscard]] feel::value call(int id, std::span<const feel::value> arguments, feel::arena&) const override {
    const call_source& asks = text_.calls[static_cast<std::size_t>(id)];
    const feel::value passed = arguments.empty() ? feel::value() : arguments.front();
    switch (asks.asks) {
      case call_source::kind::reaches:
        return reaches_value(engine_, asks, passed, frame_);
      case call_source::kind::share_reached:
        return share_reached_value(engine_, asks, passed, frame_);
      case call_source::kind::norm:
        return parameter_at(engine_, asks, passed, frame_);
    }
    return {};
  }

 private:
  engine& engine_;
  const compiled_text& text_;
  const frame& frame_;
};

/// The values of a text's slots, on the stack for all but the longest texts.
class slot_values {
 public:
  explicit slot_values(std::size_t size) : size_(size) {
    if (size > few_.size()) many_.resize(size);
  }
  feel::value& operator[](std::size_t i) { return size_ > few_.size() ? many_[i] : few_[i]; }
  [[nodiscard]] std::span<const feel::value> all() const {
    return size_ > few_.size() ? std::span<const feel::value>(many_) : std::span<const feel::value>(few_).first(size_);
  }

 private:
  std::size_t size_;
  std::array<feel::value, 8> few_;
  std::vector<feel::value> many_;
};

/// The element whose text this is: the source up to its first slash.
inline std::string_view owner_of(const compiled_text& text) {
  const std::string_view source = text.program.source();
  return source.substr(0, source.find('/'));
}

/// Fills a slot and hands on what its reading carries; a lifecycle by the unit's own acts, where they are asked for.
inline feel::value fill(engine& e, const slot_source& from, const frame& f, std::span<const local_value> locals,
                        const own_acts* own, reading& carrier) {
  if (own && from.kind == slot_kind::name && e.rules().names[from.name].kind == name_kind::lifecycle) {
    const reading read = own_title(e, from.name, f, *own);
    carrier.provisional |= read.provisional;
    join(carrier.assumed, read.assumed);
    join(carrier.left_out, read.left_out);
    return read.value;
  }
  if (from.kind == slot_kind::name) {  // the common case, without a copy
    const reading& read = e.value(from.name, f);
    carrier.provisional |= read.provisional;
    join(carrier.assumed, read.assumed);
    join(carrier.left_out, read.left_out);
    return read.value;
  }
  const reading read = e.slot(from, f, locals);
  carrier.provisional |= read.provisional;
  join(carrier.assumed, read.assumed);
  join(carrier.left_out, read.left_out);
  return read.value;
}

/// Items asked through computed arguments are read by the text whatever branch is taken.
inline void carry_calls(engine& e, const compiled_text& text, const frame& f, reading& carrier) {
  for (const call_source& asks : text.calls) {
    if (asks.asks == call_source::kind::norm) {
      rest_on_day(e, f, carrier.assumed);
      continue;
    }
    const item_result& item = e.item(item_named(asks.name), f);
    carrier.provisional |= item.unsettled;
    join(carrier.assumed, item.assumed);
    join(carrier.left_out, item.left_out);
    if (asks.asks != call_source::kind::share_reached) continue;
    for (const counted_member& m : members_of(e, item_named(asks.name), f)) {
      carrier.provisional |= m.result->unsettled;
      join(carrier.assumed, m.result->assumed);
      join(carrier.left_out, m.result->left_out);
    }
  }
}

/// Where reported(x) is false though x may still be reported, silence decides.
inline void mark_silence(engine& e, const compiled_text& text, std::span<const feel::value> slots, reading& carrier) {
  if (!text.program.uses_reported()) return;
  for (const feel::instruction& step : text.program.code().code) {
    if (step.op != feel::op::reported) continue;
    const feel::value& asked = slots[step.first];
    if (asked.is_unknown() && may_still_come(asked))
      assume(e, carrier.assumed, assumed_place::reported, owner_of(text));
  }
}

/// Nested `if`s in order: an unknown `when` decides only where all that remains agrees.
inline reading chosen(engine& e, const std::vector<compiled_row>& rows, const frame& f,
                      std::span<const local_value> locals) {
  reading out;
  for (std::size_t i = rows.size(); i-- > 0;) {
    const reading then = e.run(rows[i].then, f, locals);
    out.provisional |= then.provisional;
    join(out.assumed, then.assumed);
    join(out.left_out, then.left_out);
    feel::value when = true;
    if (rows[i].when) {
      const reading asked = e.run(*rows[i].when, f, locals);
      out.provisional |= asked.provisional;
      join(out.assumed, asked.assumed);
      join(out.left_out, asked.left_out);
      when = asked.value;
    }
    if (when.is_true()) {
      out.value = then.value;
      out.alternative = static_cast<int>(i);
    } else if (when.is_unknown()) {
      out.alternative = -1;
      if (feel::wholly_known(then.value) && feel::identical(then.value, out.value)) continue;
      const feel::reason_node* why = feel::join(when.why(), feel::reasons_inside(then.value, e.arena()), e.arena());
      out.value = feel::value::unknown(feel::join(why, feel::reasons_inside(out.value, e.arena()), e.arena()));
    }
  }
  if (out.alternative >= 0) out.row_reason = rows[static_cast<std::size_t>(out.alternative)].spec->reason;
  return out;
}

/// Whether an unknown may be passed over: every code of it is among those of `falls_on`.
inline bool falls_through(const feel::value& v, const std::vector<std::string>& falls_on) {
  return std::ranges::all_of(feel::reasons_met(v), [&](const feel::reason& r) {
    return r.place < 0 && std::ranges::find(falls_on, r.code) != falls_on.end();
  });
}

/// The first alternative that is known and whose `until` has not passed.
inline reading first_of(engine& e, const compiled_value& spec, const frame& f, std::span<const local_value> locals) {
  reading out;
  feel::value tried;
  bool silence = false, decided = false;
  for (std::size_t i = 0; i < spec.alternatives.size(); ++i) {
    const alternative& terms = *spec.alternatives[i].spec;
    const reading read = e.run(spec.alternatives[i].value, f, locals);
    out.provisional |= read.provisional;
    join(out.assumed, read.assumed);
    join(out.left_out, read.left_out);
    const auto last = terms.until ? e.day(*terms.until, f) : std::nullopt;
    const reading* until = terms.until ? anchor_of(e, *terms.until, f) : nullptr;
    if (until) join(out.assumed, until->assumed);
    if (decided || (last && *last < e.as_of())) continue;
    if (read.value.is_unknown() && falls_through(read.value, spec.falls_on)) {
      tried = tried.is_unknown() ? join_unknown(e, tried, read.value) : read.value;
      silence |= may_still_come(read.value);
      continue;
    }
    decided = true;
    out.value = read.value;
    out.alternative = static_cast<int>(i);
    const bool may_have_passed = until && may_still_come(until->value);
    if (silence || may_have_passed)
      assume(e, out.assumed, assumed_place::first_of, owner_of(spec.alternatives[i].value));
    if (terms.provisional_until) {
      const auto settled = e.day(*terms.provisional_until, f);
      out.provisional |= !settled || e.as_of() <= *settled;
    }
  }
  if (decided) return out;
  if (!tried.is_unknown()) {
    const auto owner = e.rules().name(owner_of(spec.alternatives.front().value));
    tried = unknown_for(e, fact_in(f, owner.value()), unknown_code::out_of_validity);
  }
  out.value = tried;
  return out;
}

inline reading run_text(engine& e, const compiled_text& text, const frame& f, std::span<const local_value> locals,
                        const own_acts* own) {
  reading out;
  slot_values slots(text.slots.size());
  for (const feel::slot_use& use : text.program.slots()) {
    const auto at = static_cast<std::size_t>(use.slot);
    slots[at] = fill(e, text.slots[at], f, locals, own, out);
  }
  carry_calls(e, text, f, out);
  mark_silence(e, text, slots.all(), out);
  out.value = feel::run(text.program, slots.all(), text_host(e, text, f), e.arena());
  out.value = feel::without_bounds(out.value);  // what a text says is not the day that it reads
  if (out.value.is_unknown())
    for (const feel::value& read : slots.all()) out.value = hiding_lacks(e, out.value, read);
  return out;
}

}  // namespace detail

reading engine::run(const compiled_text& text, const frame& f, std::span<const local_value> locals) {
  return detail::run_text(*this, text, f, locals, nullptr);
}

reading engine::run_by_own_acts(const compiled_text& text, const frame& f, const own_acts& own) {
  return detail::run_text(*this, text, f, {}, &own);
}

reading engine::run(const compiled_value& v, const frame& f, std::span<const local_value> locals) {
  if (!v.rows.empty()) return detail::chosen(*this, v.rows, f, locals);
  if (!v.alternatives.empty()) return detail::first_of(*this, v, f, locals);
  return run(v.text, f, locals);
}

reading engine::run(const compiled_test& test, const frame& f, std::span<const local_value> locals) {
  if (!test.rows.empty()) return detail::chosen(*this, test.rows, f, locals);
  if (test.lines.empty()) return run(test.text, f, locals);
  reading out;
  out.value = true;
  for (const compiled_line& line : test.lines) {
    const reading read = run(line.rule, f, locals);
    out.provisional |= read.provisional;
    join(out.assumed, read.assumed);
    join(out.left_out, read.left_out);
    if (read.value.is_false() && !out.value.is_false()) out.row_reason = line.spec->reason;
    out.value = detail::both(*this, out.value, read.value);
  }
  return out;
}

std::vector<feel::value> engine::slots_of(const compiled_text& text, const frame& f,
                                          std::span<const local_value> locals) {
  std::vector<feel::value> values(text.slots.size());
  for (const feel::slot_use& use : text.program.slots()) {
    const auto at = static_cast<std::size_t>(use.slot);
    values[at] = slot(text.slots[at], f, locals).value;
  }
  return values;
}

std::vector<feel::traced> engine::trace(const compiled_text& text, const frame& f,
                                        std::span<const local_value> locals) {
  return feel::trace_comparisons(text.program, slots_of(text, f, locals), detail::text_host(*this, text, f), arena());
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
