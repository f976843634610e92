#pragma once

// The same work in sixteen threads at once.

#include <algorithm>
#include <array>
#include <string>
#include <thread>

namespace threads {

/// Whether sixteen threads that begin together give the text that one alone gives.
template <class Work>
bool agree(const Work& work) {
  const std::string alone = work();
  std::array<std::string, 16> answers;
  std::array<std::thread, 16> all;
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = std::thread([&, i] { answers[i] = work(); });
  for (std::thread& t : all) t.join();
  return std::ranges::all_of(answers, [&](const std::string& answer) { return answer == alone; });
}

}  // namespace threads
