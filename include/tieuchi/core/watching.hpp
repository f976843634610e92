#pragma once

// Long calls tell how far they are and can be stopped. No clock is read: a watcher is asked after fixed amounts of
// work.

#include <tieuchi/config.hpp>

#include <cstdint>
#include <exception>
#include <functional>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// How far a call is in what it does now: rows, files or texts done of all of them; `total` is 0 where it is not known.
struct progress {
  std::uint64_t done = 0, total = 0;
};

/// Says whether the call shall go on. It is asked in the thread of the call, some thousand times a second at most.
using watcher = std::function<bool(const progress&)>;

/// Thrown out of a call whose watcher said no. Calls that give issues give the issue `cancelled` instead.
class cancelled : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "cancelled by its watcher"; }
};

/// Counts the work of one call for its watcher; without a watcher it costs a comparison.
class watching {
 public:
  static constexpr std::uint32_t steps_between = 2'048;

  watching() = default;
  /// The watcher outlives the call; null where nobody watches.
  explicit watching(const watcher* who) noexcept : who_(who != nullptr && *who ? who : nullptr) {}

  /// One more part begins: `total` pieces, none done.
  void begin(std::uint64_t total) {
    at_ = {0, total};
    ask();
  }
  /// One piece of what was begun is done.
  void piece() {
    ++at_.done;
    step();
  }
  /// Whether the watcher has said no.
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }
  /// Some work, about the reading of one row or the finding of one value. Throws `cancelled`.
  void step(std::uint32_t amount = 1) {
    if (who_ == nullptr) return;
    if ((steps_ += amount) < steps_between) return;
    steps_ = 0;
    ask();
  }

 private:
  void ask() {
    if (who_ == nullptr || (*who_)(at_)) return;
    stopped_ = true;
    throw cancelled();
  }

  const watcher* who_ = nullptr;
  std::uint32_t steps_ = 0;
  progress at_;
  bool stopped_ = false;
};

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
