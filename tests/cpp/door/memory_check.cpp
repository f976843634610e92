// Where memory ends, the caller gets std::bad_alloc and what it had is as it was: reading facts, adding them, asking
// for them, their hash and answers about them, with every allocation in turn the one that fails. A program of its own,
// for it replaces operators new and delete.

#include <tieuchi/tieuchi.hpp>

#include <array>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <new>
#include <string>
#include <utility>

namespace {

std::size_t left = 0;  // allocations until one fails; 0: none does

/// Null where the allocation is the one that fails.
void* taken_or_none(std::size_t size) noexcept {
  return left > 0 && --left == 0 ? nullptr : std::malloc(size == 0 ? 1 : size);
}

void* taken(std::size_t size) {
  if (void* const memory = taken_or_none(size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return taken(size); }
void* operator new[](std::size_t size) { return taken(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return taken_or_none(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return taken_or_none(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

using namespace tieuchi;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t coarse = 7;  // each is slow there; all of them are tried without it, too
#else
constexpr std::size_t coarse = 1;
#endif

/// A few rows that are let in, one that is not, one twice and one of another year.
const std::string table =
    "unit,indicator,period,value,recorded_on,reporter,document,note\n"
    "mh-p1,nx_he_thong,2024,dat,2024-12-28,cong_an_tinh,BC 1,\n"
    "mh-p1,nx_he_thong,2024,dat,2024-12-28,cong_an_tinh,BC 1,\n"
    "mh-p2,nx_he_thong,2025,dat,2025-12-28,cong_an_tinh,BC 1,một ghi chú dài hơn chỗ của một chuỗi ngắn\n"
    "mh-p2,nx_he_thong,2024,x,2024-12-28,cong_an_tinh,BC 1,\n";

void use(const loaded_pack& pack) {
  const admission more = add_facts(pack.rules, pack.facts, table, "t.csv");
  static_cast<void>(more.facts->hash());
  ledger by_hand = *more.facts;
  by_hand.append(more.facts->facts()[0]);
  engine e(pack.rules, as_known_on(std::make_shared<const ledger>(std::move(by_hand)), *date::parse("2024-12-31")));
  answer_duties(e);
  static_cast<void>(assess(e, std::array{2024}).rows.size());
}

}  // namespace

int main() {
  const auto pack = load("vi-du-1578");
  if (!pack.ok()) return 2;
  const std::string hash = pack.value.facts->hash();
  const std::size_t rows = pack.value.facts->size();
  std::size_t failed = 0;
  // Each of the first allocations fails once; further on, where they are of the answers, one of some.
  for (std::size_t next = 1, step = 1;; next += step * coarse) {
    if (next > 2'000) step = 37 + next / 50;
    left = next;
    try {
      use(pack.value);
      if (std::exchange(left, 0) > 0) break;  // else it did without that memory
    } catch (const std::bad_alloc&) {
      left = 0;
      ++failed;
    }
    if (pack.value.facts->hash() == hash && pack.value.facts->size() == rows) continue;
    std::cerr << "the facts before are not as they were, after allocation " << next << '\n';
    return 1;
  }
  std::cout << failed << " times without memory, and each time said so\n";
  return failed > 100 ? 0 : 1;
}
