// Sixteen threads on one compiled rule: a program is immutable, each thread has an arena of its own.

#include "../cpp/feel/world.hpp"
#include "sixteen.hpp"

int main() {
  const specification::world world;
  bool same = true;
  for (const char* text :
       {"sum(for x in 1..50 return x * n) = 8925 and not(u > 1 and q)", "u + v > 3 or n / zero > 1",
        "count(ux[item > 1]) >= 2 and not(up)", "for x in xs return {a: x + 1, b: [x..n]}", "share(n, u, v)",
        "d + ym * 1.5 - dt", "if ug >= \"khá\" then rs[a > 1].a[1] else 1 / 3", "some x in us satisfies x = n"}) {
    const auto rule = tieuchi::feel::compile(text, world.names());
    if (!rule.ok()) return 2;
    same &= threads::agree([&] {
      tieuchi::feel::arena memory;
      std::string all;
      for (int i = 0; i < 20; ++i, memory.clear()) {
        const tieuchi::feel::program shared = rule.value;  // copies count their owners
        all = world.shown(tieuchi::feel::run(shared, world.slots(), tieuchi::feel::host(), memory), shared.type());
      }
      return all;
    });
  }
  return same ? 0 : 1;
}
