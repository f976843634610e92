#pragma once

// Targets and duties with every name resolved.

#include <tieuchi/compile/compiled.hpp>
#include <tieuchi/facts/period.hpp>
#include <tieuchi/model/plan.hpp>

#include <optional>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

struct compiled_aim {
  const aim* spec = nullptr;
  int year = 0, to = 0;
  cohort_id of;
  std::optional<compiled_value> at_least, at_most;
};

struct compiled_target {
  const target* spec = nullptr;
  cohort_id of, live;
  name_id measure;
  std::optional<compiled_text> counts;
  std::vector<compiled_text> beside;
  std::vector<compiled_aim> aims;
  version_id since{0U}, until{0U};
};

/// Who bears a duty: an agency or the units of a cohort; neither where it is assigned or falls to a kind of agency.
struct compiled_bearer {
  agency_id agency;
  cohort_id cohort;
};

struct compiled_duty {
  const duty* spec = nullptr;
  name_id name;
  std::vector<compiled_bearer> bearers;  ///< by bearer
  std::vector<slot_source> serving;
  cohort_id units;
  std::optional<period_type> every;
  name_id every_fact, done_by;
  std::optional<compiled_text> not_required_when;
  std::vector<filing_id> delivers_filings;
  std::vector<name_id> delivers_indicators;
  std::vector<agency_id> to;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
