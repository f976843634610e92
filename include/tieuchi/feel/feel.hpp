// The rule language by itself, without a programme: a text becomes a program once, a program becomes values many times.
//
//   name_table names;
//   names.add("early", type::number()).add("resolved", type::number());
//   const auto rule = compile("early / resolved >= 0.1", names);   // or every issue of the text
//   arena memory;
//   const value met = run(rule.value, std::array<value, 2>{number(7), number(60)}, host(), memory);
//
// The bodies come from tieuchi::compiled, or from one file of the program that defines TIEUCHI_IMPLEMENT_CORE and
// TIEUCHI_IMPLEMENT_FEEL before it includes this. Not guarded, so that a file may still ask when it has the headers.

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/print.hpp>
#include <tieuchi/feel/rule_diff.hpp>
#include <tieuchi/feel/run.hpp>
#include <tieuchi/feel/trace.hpp>
#include <tieuchi/feel/usage.hpp>

#include <tieuchi/implementation.hpp>
