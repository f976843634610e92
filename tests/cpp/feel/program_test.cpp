// What a compiled rule tells of itself, how it runs, and how it is traced.

#include "world.hpp"

#include <tieuchi/feel/ast_text.hpp>
#include <tieuchi/feel/trace.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace feel = tieuchi::feel;
using specification::world;

namespace {

thread_local std::size_t allocations = 0;

}  // namespace

// Both are replaced together; where only one of them is inlined, the compiler takes them for a mismatch.
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif
void* operator new(std::size_t size) {
  ++allocations;
  if (void* p = std::malloc(size == 0 ? 1 : size)) return p;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {

feel::program program_of(const std::string& text, const feel::scope& names) {
  const auto compiled = feel::compile(text, names);
  BOOST_REQUIRE_MESSAGE(compiled.ok(), text);
  return compiled.value;
}

/// `prior(name, n)` stands in a slot behind the names, `twice(x)` is computed, `secret` is refused.
class with_functions : public feel::scope {
 public:
  std::optional<feel::declared> name(std::string_view wanted) const override { return names_.names().name(wanted); }
  std::vector<std::string> names() const override { return names_.names().names(); }
  std::vector<std::string> functions() const override { return {"prior", "twice", "secret"}; }
  std::optional<std::variant<feel::host_call, feel::call_refused>> call(
      std::string_view function, std::span<const feel::call_argument> arguments) const override {
    using feel::call_argument;
    if (function == "prior" && arguments.size() == 2 && arguments[0].form == call_argument::form::name)
      return feel::host_call{feel::type::number(), 100, -1, {}};
    const bool fits = arguments.size() == 1 && arguments[0].type.value_or(feel::type::number()) == feel::type::number();
    if (function == "twice" && fits) return feel::host_call{feel::type::number(), -1, 7, {0}};
    if (function == "secret")
      return feel::call_refused{"host.secret", 0, {"không dùng được", "may not be used"}, {}, "prior"};
    return std::nullopt;
  }
  const world& values() const { return names_; }

 private:
  world names_;
};

class twice : public feel::host {
 public:
  feel::value call(int id, std::span<const feel::value> arguments, feel::arena&) const override {
    BOOST_TEST(id == 7);
    if (arguments[0].is_unknown()) return arguments[0];
    return *tieuchi::add(arguments[0].number(), arguments[0].number());
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(programs)

BOOST_AUTO_TEST_CASE(no_rule_has_neither_code_nor_tree) {
  const feel::program none;
  BOOST_TEST(!none);
  BOOST_CHECK_THROW(static_cast<void>(none.code()), std::logic_error);
  BOOST_CHECK_THROW(static_cast<void>(none.tree()), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_rule_keeps_its_tree) {
  const world w;
  BOOST_TEST(feel::ast_text(program_of("(n)>1", w.names()).tree()) == "n > 1");
}

BOOST_AUTO_TEST_CASE(a_warm_arena_needs_no_heap) {
  const world w;
  const feel::host none;
  feel::arena memory;
  for (const char* text :
       {"u + v > 3 or n / zero > 1", "for x in xs return {a: x + 1, b: [x..n]}", "count(ux[item > 1]) >= 2 and not(up)",
        "sum(for x in 1..100, y in xs return x * y) / 7", "if up then ux else ux", "rs[a > 1].a[1] in (1, < 3, [n..9])",
        "some x in us satisfies x = n", "d + ym * 1.5 - dt", "share(n, u, v)", "list contains(rs.a, n ** 3)"}) {
    const feel::program rule = program_of(text, w.names());
    static_cast<void>(feel::run(rule, w.slots(), none, memory));
    memory.clear();
    const std::size_t before = allocations;
    static_cast<void>(feel::run(rule, w.slots(), none, memory));
    BOOST_TEST(allocations == before, text);
    memory.clear();
  }
}

BOOST_AUTO_TEST_CASE(slots_come_in_order_of_the_text_with_what_is_only_asked_about) {
  const world w;
  const feel::program rule = program_of("reported(u) and v > n or reported(n) and not(n = v)", w.names());
  std::string all;
  for (const auto& s : rule.slots()) all += s.name + (s.only_reported ? "? " : " ");
  BOOST_TEST(all == "u? v n ");
  BOOST_TEST(rule.uses_reported());
  BOOST_TEST(!program_of("n > 1", w.names()).uses_reported());
}

BOOST_AUTO_TEST_CASE(the_source_name_stands_in_reasons_of_the_language) {
  const world w;
  feel::compile_options options;
  options.source = "tieu_chi";
  BOOST_TEST(w.answer("1 + n / zero", options) == "unknown tieu_chi#6 undefined_operation");
  BOOST_TEST(feel::compile("n > 1", w.names(), options).value.source() == "tieu_chi");
}

BOOST_AUTO_TEST_CASE(the_place_of_a_rule_decides_its_type_and_levels) {
  const world w;
  feel::compile_options options;
  options.wanted = feel::type::rating({"yếu", "khá", "tốt"});
  BOOST_TEST(w.answer("if n > 1 then \"tốt\" else \"yếu\"", options) == "\"tốt\"");
  BOOST_TEST(w.answer("\"giỏi\"", options) == "issue feel.type.level@0");
  options.wanted = feel::type::boolean();
  BOOST_TEST(w.answer("n + 1", options) == "issue feel.type.result@2");
  BOOST_TEST(w.answer("n > 1", options) == "true");
}

BOOST_AUTO_TEST_CASE(host_functions_read_slots_compute_or_are_refused) {
  const with_functions scope;
  std::vector<feel::value> slots = scope.values().slots();
  slots.resize(101, tieuchi::number(0));
  slots[100] = tieuchi::number(40);
  feel::arena memory;
  const auto result = [&](const std::string& text) {
    const feel::program rule = program_of(text, scope);
    return feel::text_of(feel::run(rule, slots, twice(), memory), rule.type());
  };
  BOOST_TEST(result("prior(not_in_scope, 1) + 2") == "42");
  BOOST_TEST(result("twice(n + 1)") == "16");
  BOOST_TEST(result("twice(twice(n))") == "28");
  BOOST_TEST(program_of("twice(n)", scope).host_calls() == std::vector{7}, boost::test_tools::per_element());
  const auto issues = [&](const char* text) { return world::issues(feel::compile(text, scope).issues); };
  BOOST_TEST(issues("twice(m)") == "issue feel.name.unknown@6");
  BOOST_TEST(issues("n + secret(s)") == "issue host.secret@11");
  BOOST_TEST(issues("ptior(n, 1)") == "issue feel.name.function@0");
  BOOST_TEST(feel::compile("ptior(n, 1)", scope).issues.front().nearest == "prior");
}

BOOST_AUTO_TEST_CASE(long_chains_need_no_deep_stack) {
  const world w;
  std::string sum = "n";
  std::string either = "q";
  std::string path = "[n]";
  for (int i = 0; i < 2000; ++i) sum += "+1";
  for (int i = 0; i < 2000; ++i) either += " or q";
  for (int i = 0; i < 60; ++i) path += "[true]";
  BOOST_TEST(w.answer(sum) == "2007");
  BOOST_TEST(w.answer(either) == "false");
  feel::compile_options no_bound;
  no_bound.greatest_cost = 10'000'000;
  BOOST_TEST(w.answer(path, no_bound) == "[7]");
}

BOOST_AUTO_TEST_CASE(bounds_are_kept_to_the_last_one_allowed) {
  const world w;
  const auto nested = [](int n) {
    return std::string(static_cast<std::size_t>(n), '(') + "n" + std::string(static_cast<std::size_t>(n), ')');
  };
  BOOST_TEST(w.answer(nested(63)) == "7");
  BOOST_TEST(w.answer(nested(64)) == "issue feel.bound.nesting@64");
  BOOST_TEST(w.answer(std::string(63, '-') + "1") == "-1");
  BOOST_TEST(w.answer(std::string(64, '-') + "1") == "issue feel.bound.nesting@63");
  BOOST_TEST(w.answer("n" + std::string(16'383, ' ')) == "7");
  BOOST_TEST(w.answer("n" + std::string(16'384, ' ')) == "issue feel.bound.length@0");
  std::string list = "n in [1";
  for (int i = 1; i < 1024; ++i) list += ",1";
  BOOST_TEST(w.answer(list + "]") == "false");
  BOOST_TEST(w.answer(list + ",1]") == "issue feel.bound.list@5");
  std::string nodes = "n";
  for (int i = 0; i < 2047; ++i) nodes += "+n";
  BOOST_TEST(w.answer(nodes) == "14336");
  BOOST_TEST(w.answer(nodes + "+n") == "issue feel.bound.nodes@0");
  BOOST_TEST(w.answer("-" + nodes) == "14322");
  BOOST_TEST(w.answer("-" + nodes + " = {}") == "issue feel.bound.nodes@0");
}

BOOST_AUTO_TEST_CASE(one_program_serves_many_threads) {
  const world w;
  const feel::program rule = program_of("sum(for x in 1..50 return x * n) = 8925 and not(u > 1 and q)", w.names());
  std::vector<int> right(4);
  std::vector<std::thread> threads;
  for (int& mine : right)
    threads.emplace_back([&] {
      feel::arena memory;
      for (int i = 0; i < 200; ++i, memory.clear()) mine += feel::run(rule, w.slots(), feel::host(), memory).is_true();
    });
  for (std::thread& t : threads) t.join();
  BOOST_TEST(right == std::vector<int>(4, 200), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_trace_shows_every_comparison_even_where_a_short_cut_decided) {
  const world w;
  const feel::program rule =
      program_of("q and n + 1 > 3 or n between 1 and u or n in (1, xs) or g = \"tốt\"", w.names());
  feel::arena memory;
  std::vector<std::string> lines;
  for (const auto& t : feel::trace_comparisons(rule, w.slots(), feel::host(), memory))
    lines.push_back(rule.text().substr(t.begin, t.end - t.begin) + " | " + feel::text_of(t.left, t.operand_type) + " " +
                    t.op + " " + feel::text_of(t.right, t.right_type) + " | " +
                    world::shown(t.result, feel::type::boolean()));
  const std::vector<std::string> wanted{
      "n + 1 > 3 | 8 > 3 | true", "n between 1 and u | 7 between [1..unknown] | unknown u late",
      "n in (1, xs) | 7 in [1, [1, 5, 9]] | false", "g = \"tốt\" | \"khá\" = \"tốt\" | false"};
  BOOST_TEST(lines == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_trace_carries_out_what_stands_between_the_comparisons) {
  const world w;
  const feel::program rule =
      program_of("q and sum([n, 1]) > 3 or p or (if p then n else u) = count(xs[item > 1])", w.names());
  feel::arena memory;
  std::vector<std::string> sides;
  for (const auto& t : feel::trace_comparisons(rule, w.slots(), feel::host(), memory))
    sides.push_back(feel::text_of(t.left, t.operand_type) + " " + t.op + " " + feel::text_of(t.right, t.right_type));
  const std::vector<std::string> wanted{"8 > 3", "7 = 2"};
  BOOST_TEST(sides == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
