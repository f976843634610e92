#pragma once

// Random well-typed rule texts over a few names with small domains.

#include <tieuchi/feel/name_table.hpp>

#include <tieuchi/feel/type.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace specification {

/// The names a random rule reads.
inline tieuchi::feel::name_table random_names() {
  using tieuchi::feel::type;
  tieuchi::feel::name_table t;
  for (const char* name : {"n", "m", "k"}) t.add(name, type::number());
  for (const char* name : {"p", "q"}) t.add(name, type::boolean());
  for (const char* name : {"g", "h"}) t.add(name, type::rating({"yếu", "khá", "tốt"}));
  t.add("xs", type::list(type::number()), 3).add("bs", type::list(type::boolean()), 3);
  t.add("c", type::context({{"a", type::number()}, {"ok", type::boolean()}}));
  return t;
}

/// Writes texts of a wanted type: numbers n m k, booleans p q, ratings g h, lists xs bs, a context c.
class random_rule {
 public:
  explicit random_rule(std::uint64_t seed) : random_(seed) {}

  std::string boolean(int depth) {
    if (depth <= 0) return pick({"p", "q", "true", "false", "c.ok"});
    const int d = depth - 1;
    switch (below(18)) {
      case 0:
        return "(" + boolean(d) + " and " + boolean(d) + ")";
      case 1:
        return "(" + boolean(d) + " or " + boolean(d) + ")";
      case 2:
        return "not(" + boolean(d) + ")";
      case 3:
        return "(" + number(d) + pick({" = ", " != ", " < ", " <= ", " > ", " >= "}) + number(d) + ")";
      case 4:
        return "(" + number(d) + " between " + number(d) + " and " + number(d) + ")";
      case 5:
        return "(" + number(d) + " in (" + numbers(d) + "))";
      case 6:
        return "(" + number(d) + " in (" + number(d) + ", < " + number(d) + ", [" + number(d) + ".." + number(d) +
               ")))";
      case 7:
        return loop(pick({"some ", "every "}), " satisfies ", "x", d);
      case 8:
        return pick({"all(", "any("}) + booleans(d) + ")";
      case 9:
        return "list contains(" + numbers(d) + ", " + number(d) + ")";
      case 10:
        return "at_least(" + number(0) + ", " + booleans(d) + ")";
      case 11:
        return "(if " + boolean(d) + " then " + boolean(d) + " else " + boolean(d) + ")";
      case 12:
        return "(g " + pick({"= ", "< ", ">= ", "!= "}) + pick({"h", "\"khá\"", "\"tốt\""}) + ")";
      case 13:
        return "(" + numbers(d) + pick({" = ", " != "}) + numbers(d) + ")";
      case 14:
        return "(" + booleans(d) + ")[" + number(0) + "]";
      case 15:
        return "(c = {a: " + number(d) + ", ok: " + boolean(d) + "})";
      case 16:
        return "(" + number(d) + " in [" + range(d) + ", " + range(d) + "])";
      default:
        return below(4) == 0 ? "reported(k)" : boolean(0);
    }
  }

  std::string number(int depth) {
    if (depth <= 0) return pick({"n", "m", "k", "0", "1", "2", "c.a"});
    const int d = depth - 1;
    switch (below(9)) {
      case 0:
        return "(" + number(d) + pick({" + ", " - ", " * ", " / "}) + number(d) + ")";
      case 1:
        return "share(" + number(d) + ", " + number(d) + (below(2) == 0 ? ")" : ", " + number(d) + ")");
      case 2:
        return pick({"sum(", "min(", "max(", "mean("}) + numbers(d) + ")";
      case 3:
        return "count(" + (below(2) == 0 ? numbers(d) : booleans(d)) + ")";
      case 4:
        return "(if " + boolean(d) + " then " + number(d) + " else " + number(d) + ")";
      case 5:
        return "(" + numbers(d) + ")[" + number(0) + "]";
      case 6:
        return "-" + number(d);
      case 7:
        return "modulo(" + number(d) + ", " + number(d) + ")";
      default:
        return number(0);
    }
  }

  std::string numbers(int depth) {
    if (depth <= 0) return pick({"xs", "xs", "[n, 1]", "[]"}, 3);
    const int d = depth - 1;
    switch (below(7)) {
      case 0:
        return "[" + number(d) + ", " + number(d) + "]";
      case 1:
        return numbers(d) + "[" + pick({"item > ", "item != "}) + number(0) + "]";
      case 2: {
        const std::string variable = fresh("y");
        return "(for " + variable + " in " + numbers(d) + " return " + variable + " + " + number(d) + ")";
      }
      case 3:
        return "(for " + fresh("z") + " in 0.." + number(0) + " return " + number(d) + ")";
      case 4: {
        const std::string variable = fresh("v");
        const std::string key = fresh("f");
        return "(for " + variable + " in " + numbers(d) + " return {" + key + ": " + variable + "})." + key;
      }
      case 5: {
        const std::string key = fresh("f");
        return "[{" + key + ": " + number(d) + "}, {" + key + ": " + number(d) + "}][" + key + " > " + number(0) +
               "]." + key;
      }
      default:
        return "xs";
    }
  }

  std::string range(int depth) { return pick({"[", "("}) + number(depth) + ".." + number(depth) + pick({"]", ")"}); }

  std::string booleans(int depth) {
    if (depth <= 0) return "bs";
    if (below(2) == 0) return "[" + boolean(depth - 1) + ", " + boolean(depth - 1) + "]";
    return loop("for ", " return ", "w", depth - 1);
  }

  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

 private:
  std::string pick(const std::vector<std::string>& of, int first_ones = 0) {
    return of[static_cast<std::size_t>(below(first_ones > 0 ? first_ones : static_cast<int>(of.size())))];
  }

  std::string fresh(const std::string& letter) { return letter + std::to_string(++made_); }

  std::string loop(const std::string& kind, const std::string& word, const std::string& letter, int depth) {
    const std::string variable = fresh(letter);
    const std::string domain = numbers(depth);
    const std::string body = below(3) == 0 ? boolean(depth) : variable + pick({" > ", " = ", " <= "}) + number(depth);
    return "(" + kind + variable + " in " + domain + word + body + ")";
  }

  std::mt19937_64 random_;
  int made_ = 0;
};

}  // namespace specification
