#pragma once

// Events as one unit meets them: what it was made of on the day of the last one, and reading through them; for resolve/
// only.

#include <tieuchi/resolve/carry.hpp>
#include <tieuchi/resolve/rows.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The last event of a unit within a stretch of time, seen by one indicator.
struct last_event {
  date day{};
  bool receives = false;              ///< it has predecessors; else the unit only gave a part away
  bool existed = false;               ///< the unit was in being before
  number stays = 1;                   ///< the part of the unit's own territory that stays
  std::vector<succession_edge> from;  ///< one a predecessor, in order of unit id
};

/// How far a reading may look.
struct reading_reach {
  std::optional<date> territory;        ///< events up to this day count; nothing: all known ones
  std::optional<date> recorded_before;  ///< rows of the unit recorded later describe another territory
  bool part = false;                    ///< read for a successor: `out_of_validity` is not asked, `absent_as` is
};

/// The last event after `after` and up to `until`; an empty bound is open.
std::optional<last_event> last_event_of(const indicator_reader&, unit_id unit, std::optional<date> after,
                                        std::optional<date> until);

/// What the unit of one part may be read from, in the period or on the day before the event.
reading_reach reach_of_part(const indicator_reader&, const last_event&, unit_id unit, unit_id part, bool replaces,
                            const std::optional<date>& recorded_before);

/// Reads one part: a periodic value, or a dated one on the day before the event.
using part_reader = std::function<reading(const indicator_reader&, unit_id unit, const reading_reach&)>;

/// The parts of a value at an event; `replaces`: rows from the event day on describe the new territory.
std::vector<carried_part> parts_at(const indicator_reader&, unit_id unit, const last_event&, bool replaces,
                                   const reading_reach&, const part_reader&);

/// The value made of the parts that are `among` those meant; nothing where none is, so that the list of section 7 goes
/// on; what leaving parts out rests on is handed on either way. Parts whose membership is open make it unknown unless
/// it is the same with and without them.
std::optional<reading> carried_by(const indicator_reader&, const last_event&, std::vector<carried_part>,
                                  const fact_ref& reference, assumptions& rests_on);

/// A part, or its weight, of a value of a period or of a day; an indicator of another kind of period is read around it.
reading part_value(const indicator_reader&, unit_id unit, const period& around_it, date before, const reading_reach&);

reading periodic_value(const indicator_reader&, unit_id unit, const period&, const reading_reach&);
reading dated_value(const indicator_reader&, fact_subject, date, const reading_reach&);

/// Puts the outcome of another programme beside what the rows say; nothing where there is none.
std::optional<reading> computed_beside(const indicator_reader&, fact_subject subject, const period&, const reading* own,
                                       lack_kind, const fact_ref& reference);

/// What the chosen rows say; where they say that there is no figure, the default for that.
reading said_or_default(const indicator_reader&, const row_choice&, fact_subject subject, const period&, lack_kind,
                        const fact_ref& reference);

/// Default, or the lack, with what they assume.
reading default_or_lack(const indicator_reader&, fact_subject subject, const period&, const lack_of_rows&,
                        const fact_ref& reference, bool part);

/// The first day of the first version that has the indicator; nothing when every version has.
std::optional<date> indicator_begins(const indicator_reader&);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
