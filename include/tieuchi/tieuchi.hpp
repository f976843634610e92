#pragma once

// The table of contents: everything a user of the library needs, in the order in which data passes through.

#include <tieuchi/version.hpp>

#include <tieuchi/core/issue.hpp>
#include <tieuchi/core/outcome.hpp>

#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/run.hpp>

#include <tieuchi/model/programme.hpp>

#include <tieuchi/facts/ledger.hpp>

#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/compile/standards.hpp>

#include <tieuchi/read/pack.hpp>
#include <tieuchi/read/packs_dir.hpp>
#include <tieuchi/read/question.hpp>
#include <tieuchi/read/wording.hpp>

#include <tieuchi/door/facts.hpp>
#include <tieuchi/door/list.hpp>
#include <tieuchi/door/load.hpp>

#include <tieuchi/assess/assessment.hpp>

#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/target.hpp>

#include <tieuchi/explain/explanation.hpp>
#include <tieuchi/explain/missing.hpp>

#include <tieuchi/report/answers.hpp>
#include <tieuchi/report/json.hpp>
#include <tieuchi/report/words.hpp>
