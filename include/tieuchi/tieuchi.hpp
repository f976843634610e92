// The table of contents: everything a user of the library needs, in the order in which data passes through.
//
// Headers hold promises. The bodies come into a program in one of three ways, which are one binary interface:
//
//   - one file of it asks for them:              #define TIEUCHI_IMPLEMENTATION
//                                                #include <tieuchi/tieuchi.hpp>
//   - one file a folder of include/tieuchi does: #define TIEUCHI_IMPLEMENT_FEEL, ..._ASSESS, ... (implementation.hpp)
//   - it links the library tieuchi::compiled     (recommended: nothing to define, no nlohmann/json)
//
// Bodies that stand twice do not link, and the linker names the macro. Who wants the rule language alone includes
// feel/feel.hpp, whose bodies are those of TIEUCHI_IMPLEMENT_CORE and TIEUCHI_IMPLEMENT_FEEL.
// Not guarded, so that a file which has the headers already may still ask for bodies.

#include <tieuchi/version.hpp>

#include <tieuchi/core/issue.hpp>
#include <tieuchi/core/outcome.hpp>

#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/run.hpp>

#include <tieuchi/model/programme.hpp>

#include <tieuchi/facts/ledger.hpp>

#include <tieuchi/compile/rulebook.hpp>
#include <tieuchi/compile/standards.hpp>

#include <tieuchi/read/choices.hpp>
#include <tieuchi/read/pack.hpp>
#include <tieuchi/read/packs_dir.hpp>
#include <tieuchi/read/question.hpp>
#include <tieuchi/read/tables.hpp>
#include <tieuchi/read/wording.hpp>

#include <tieuchi/door/facts.hpp>
#include <tieuchi/door/list.hpp>
#include <tieuchi/door/load.hpp>

#include <tieuchi/assess/assessment.hpp>
#include <tieuchi/assess/outcome_table.hpp>

#include <tieuchi/roadmap/duty.hpp>
#include <tieuchi/roadmap/target.hpp>

#include <tieuchi/explain/awaited.hpp>
#include <tieuchi/explain/explanation.hpp>
#include <tieuchi/explain/missing.hpp>

#include <tieuchi/report/answers.hpp>
#include <tieuchi/report/json.hpp>
#include <tieuchi/report/outcome_answer.hpp>
#include <tieuchi/report/tables.hpp>
#include <tieuchi/report/words.hpp>

#include <tieuchi/implementation.hpp>
