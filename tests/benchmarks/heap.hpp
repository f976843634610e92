#pragma once

// What this program takes from the heap: operators new and delete that count.

#include <malloc.h>

#include <cstddef>
#include <cstdlib>
#include <new>

namespace heap {

inline thread_local std::size_t allocations = 0;  ///< blocks taken so far
inline thread_local std::size_t bytes = 0;        ///< bytes held now, as the allocator rounds them

inline void* take(std::size_t size) noexcept {
  void* p = std::malloc(size == 0 ? 1 : size);
  if (p == nullptr) return nullptr;
  ++allocations;
  bytes += malloc_usable_size(p);
  return p;
}

inline void give(void* p) noexcept {
  if (p == nullptr) return;
  bytes -= malloc_usable_size(p);
  std::free(p);
}

}  // namespace heap

// All are replaced together; where only one of them is inlined, the compiler takes them for a mismatch.
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif
void* operator new(std::size_t size) {
  if (void* p = heap::take(size)) return p;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return heap::take(size); }
void operator delete(void* p) noexcept { heap::give(p); }
void operator delete(void* p, std::size_t) noexcept { heap::give(p); }
