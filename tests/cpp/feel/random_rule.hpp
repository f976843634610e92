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

/// Greatest length of the lists a random rule reads.
inline constexpr std::size_t random_bound = 3;

/// The names a random rule reads.
inline tieuchi::feel::name_table random_names() {
  using tieuchi::feel::type;
  tieuchi::feel::name_table t;
  for (const char* name : {"n", "m", "k"}) t.add(name, type::number());
  for (const char* name : {"p", "q"}) t.add(name, type::boolean());
  for (const char* name : {"g", "h"}) t.add(name, type::rating({"yếu", "khá", "tốt"}));
  const type numbers = type::list(type::number());
  t.add("xs", numbers, random_bound).add("bs", type::list(type::boolean()), random_bound);
  t.add("c", type::context({{"a", type::number()}, {"ok", type::boolean()}}));
  t.add("xss", type::list(numbers), random_bound, random_bound);
  t.add("rs", type::list(type::context({{"a", type::number()}, {"of", numbers}})), random_bound, random_bound);
  return t;
}

/// Writes texts of a wanted type: numbers n m k, booleans p q, ratings g h, lists xs bs, a context c, lists of lists
/// xss and of records rs.
class random_rule {
 public:
  explicit random_rule(std::uint64_t seed) : random_(seed) {}

  std::string boolean(int depth) {
    if (depth <= 0) return pick({"p", "q", "true", "false", "c.ok"});
    const int d = depth - 1;
    switch (below(23)) {
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
      case 17:
        return "(" + lists(d) + pick({" = ", " != "}) + lists(d) + ")";
      case 18:
        return "(" + numbers(d) + " in " + pick({"[" + numbers(d) + "]", "(= " + numbers(d) + ")", "xss"}) + ")";
      case 19:
        return below(2) == 0 ? "list contains(" + lists(d) + ", " + numbers(d) + ")"
                             : "list contains(" + records(d) + ", " + record(d) + ")";
      case 20:
        return "(" + records(d) + pick({" = ", " != "}) + records(d) + ")";
      case 21:
        return shared(d);
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
    switch (below(11)) {
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
      case 6:
        return "(if " + boolean(d) + " then " + numbers(d) + " else " + numbers(d) + ")";
      case 7:
        return "(" + lists(d) + ")[" + number(0) + "]";
      case 8:
        return records(d) + ".a";
      case 9:
        return record(d) + ".of";
      default:
        return "xs";
    }
  }

  /// A list of lists of numbers.
  std::string lists(int depth) {
    if (depth <= 0) return pick({"xss", "[xs, xs]", "rs.of", "[]"}, 3);
    const int d = depth - 1;
    const std::string variable = fresh("l");
    switch (below(8)) {
      case 0:
        return "[" + numbers(d) + ", " + numbers(d) + "]";
      case 1:
        return "(for " + variable + " in " + numbers(d) + " return " + pick({"xs", "[" + variable + "]"}) + ")";
      case 2:
        return "(for " + variable + " in [" + numbers(d) + ", xs] return " + variable + ")";
      case 3:
        return lists(d) + "[" + pick({"item = ", "item != "}) + numbers(0) + "]";
      case 4:
        return "(if " + boolean(d) + " then " + lists(d) + " else " + lists(d) + ")";
      case 5:
        return records(d) + ".of";
      case 6:
        return "[" + lists(d) + ", xss][" + number(0) + "]";
      default:
        return "xss";
    }
  }

  /// A list of contexts of a number and a list.
  std::string records(int depth) {
    if (depth <= 0) return "rs";
    const int d = depth - 1;
    const std::string variable = fresh("r");
    switch (below(5)) {
      case 0:
        return "[" + record(d) + ", " + record(d) + "]";
      case 1:
        return "(for " + variable + " in " + lists(d) + " return {a: " + number(0) + ", of: " + variable + "})";
      case 2:
        return records(d) + "[" + pick({"of = " + numbers(0), "a > " + number(0), "item = rs[1]"}) + "]";
      case 3:
        return "(if " + boolean(d) + " then " + records(d) + " else " + records(d) + ")";
      default:
        return "rs";
    }
  }

  std::string record(int depth) {
    if (depth > 0 && below(2) == 0) return "{a: " + number(depth - 1) + ", of: " + numbers(depth - 1) + "}";
    return "rs[" + number(0) + "]";
  }

  /// Something of a list that is made of one list many times.
  std::string shared(int depth) {
    const std::string once = fresh("s"), often = fresh("t"), turn = fresh("u");
    const std::string part = pick({lists(depth - 1), numbers(depth - 1), records(depth - 1)});
    const std::string test =
        pick({often + " = " + often, once + " in " + often, "list contains([" + often + "], " + often + ")",
              "count(if " + boolean(0) + " then " + often + " else [" + once + ", " + once + "]) > " + number(0),
              "[" + often + ", " + often + "] != [" + often + "]"});
    return "(every " + once + " in [" + part + "], " + often + " in [for " + turn + " in 1..3 return " + once +
           "] satisfies " + test + ")";
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
