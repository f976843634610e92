#pragma once

// What keeps a target open: the reported figures and acts that its text reads, and who could supply each. The facts of
// items that it counts stand in the list of missing facts.

#include <tieuchi/explain/missing.hpp>
#include <tieuchi/roadmap/target.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// A figure or an act of the units for which a count is not known, with one that could supply it.
struct awaited_figure {
  name_id name;
  fact_owner owner;
};

/// Of a target that is open, and of counts beside a target that are not known for every unit; each name once with each
/// who could supply it, in the order in which the text reads them. Nothing where all is known.
[[nodiscard]] std::vector<awaited_figure> awaited_by(engine&, const printer&, const roadmap_row&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
