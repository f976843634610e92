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

const compiled& program::code() const {
  if (!code_) throw std::logic_error("an empty program has no code");
  return *code_;
}

const ast& program::tree() const {
  if (!tree_) throw std::logic_error("an empty program has no tree");
  return *tree_;
}

namespace detail {

/// What a bound is about, the number found and the greatest one allowed, in words.
inline words beyond(words of, std::uint64_t found, words unit, std::uint64_t most) {
  const std::string number = " " + std::to_string(found) + " ";
  const std::string bound = std::to_string(most);
  return {std::move(of.vi) + number + unit.vi + ", tối đa là " + bound,
          std::move(of.en) + number + unit.en + ", at most " + bound + " are allowed"};
}

/// Whether a result fits where other rules read it.
inline bool fits_its_readers(const value_size& size, const type& of, handed_on how) {
  if (how == handed_on::no) return true;
  const bool in_list = how == handed_on::in_list;
  const value_size given = in_list ? value_size::list(1, size) : size;
  const value_size counted_on = value_size::declared(in_list ? type::list(of) : of, usual_bound, usual_inner_bound);
  return larger(given, counted_on).values() == counted_on.values();
}

/// What is beyond the bounds of a rule as a whole.
inline std::vector<issue> issues_of(const rule_weight& weight, const type& of, const compile_options& options) {
  std::vector<issue> issues;
  if (!fits_its_readers(weight.size, of, options.result_is)) {
    const std::string lists = std::to_string(usual_bound), inner = std::to_string(usual_inner_bound);
    issues.push_back(rule_issue("feel.bound.result", 0,
                                {"quy tắc khác đọc kết quả này, nên danh sách trong đó có tối đa " + lists +
                                     " phần tử, danh sách nằm trong danh sách có tối đa " + inner,
                                 "other rules read this result, so a list in it has at most " + lists +
                                     " elements, a list inside a list " + inner},
                                {"đếm, cộng hoặc lọc danh sách thay vì trả về cả danh sách",
                                 "count, add up or filter a list instead of giving all of it"}));
  }
  if (weight.cost > options.greatest_cost)
    issues.push_back(rule_issue("feel.bound.cost", 0,
                                beyond({"biểu thức có thể tốn tới", "the text may take"}, weight.cost,
                                       {"bước tính", "steps"}, options.greatest_cost),
                                {"bớt vòng lặp lồng nhau, hoặc khai báo độ dài tối đa của danh sách",
                                 "use fewer loops inside loops, or declare how long the lists can be"}));
  const words values{"giá trị", "values"};
  if (weight.result > options.greatest_result)
    issues.push_back(rule_issue(
        "feel.bound.result", 0,
        beyond({"kết quả có thể chứa tới", "the result may hold"}, weight.result, values, options.greatest_result),
        {"đếm, cộng hoặc lọc danh sách thay vì trả về cả danh sách",
         "count, add up or filter a list instead of giving all of it"}));
  else if (weight.shown > greatest_shown)
    issues.push_back(rule_issue("feel.bound.result", 0,
                                beyond({"hai vế của các phép so sánh có thể chứa tới",
                                        "the sides of the comparisons, which an explanation shows, may hold"},
                                       weight.shown, values, greatest_shown),
                                {"so sánh `count(l)`, `sum(l)`, hoặc từng phần tử: `every x in l satisfies ...`",
                                 "compare `count(l)`, `sum(l)`, or each element: `every x in l satisfies ...`"}));
  return issues;
}

}  // namespace detail

checked<program> compile(std::string_view text, const scope& names, const compile_options& options) {
  checked<program> out;
  parsed read = parse(text);
  if (read.issue) {
    out.issues.push_back(word(*read.issue, read, text, &names));
    return out;
  }
  const checked<meanings> found = check(read.tree, text, names, options);
  out.issues = found.issues;
  if (!out.ok()) return out;
  const rule_weight weight = weigh(read.tree, found.value);
  out.issues = detail::issues_of(weight, *found.value.of[read.tree.root].type, options);
  for (issue& i : out.issues) place_caret(i, text);
  if (!out.ok()) return out;
  const auto code = std::make_shared<compiled>();
  code->text = text;
  code->source = options.source;
  code->cost = weight.cost;
  code->result_values = weight.result;
  code->compared_values = weight.shown;
  detail::emitter(read.tree, found.value, *code).run();
  out.value = program(code, std::make_shared<const ast>(std::move(read.tree)));
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#include <tieuchi/feel/emitter.ipp>
#include <tieuchi/feel/emitter_lists.ipp>
