#pragma once

#include <tieuchi/feel/ast.hpp>
#include <tieuchi/feel/checker.hpp>
#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/cost.hpp>
#include <tieuchi/feel/emitter.hpp>
#include <tieuchi/feel/parser.hpp>
#include <tieuchi/feel/wording.hpp>

#include <memory>
#include <stdexcept>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

TIEUCHI_INLINE const compiled& program::code() const {
  if (!code_) throw std::logic_error("an empty program has no code");
  return *code_;
}

TIEUCHI_INLINE const ast& program::tree() const {
  if (!tree_) throw std::logic_error("an empty program has no tree");
  return *tree_;
}

namespace detail {

inline issue too_costly(std::uint64_t cost, std::uint64_t most, std::string_view text) {
  const std::string found = std::to_string(cost);
  const std::string bound = std::to_string(most);
  issue i = rule_issue("feel.bound.cost", 0,
                       {"biểu thức có thể tốn tới " + found + " bước tính, tối đa là " + bound,
                        "the text may take " + found + " steps, at most " + bound + " are allowed"},
                       {"bớt vòng lặp lồng nhau, hoặc khai báo độ dài tối đa của danh sách",
                        "use fewer loops inside loops, or declare how long the lists can be"});
  place_caret(i, text);
  return i;
}

}  // namespace detail

TIEUCHI_INLINE checked<program> compile(std::string_view text, const scope& names, const compile_options& options) {
  checked<program> out;
  parsed read = parse(text);
  if (read.issue) {
    out.issues.push_back(word(*read.issue, read, text, &names));
    return out;
  }
  const checked<meanings> found = check(read.tree, text, names, options);
  out.issues = found.issues;
  if (!out.ok()) return out;
  const std::uint64_t cost = cost_of(read.tree, found.value);
  if (cost > options.greatest_cost) {
    out.issues.push_back(detail::too_costly(cost, options.greatest_cost, text));
    return out;
  }
  const auto code = std::make_shared<compiled>();
  code->text = text;
  code->source = options.source;
  code->cost = cost;
  detail::emitter(read.tree, found.value, *code).run();
  out.value = program(code, std::make_shared<const ast>(std::move(read.tree)));
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/feel/emitter.ipp>
#include <tieuchi/feel/emitter_lists.ipp>
