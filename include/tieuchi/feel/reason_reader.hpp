#pragma once

// The reasons of many values that share them, as the elements of one list do.

#include <tieuchi/config.hpp>
#include <tieuchi/feel/value.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {

/// Reads reasons and keeps those of parts that are shared by several values, so that reading all of them takes about as
/// long as their reasons are many. What was read must live as long as the reader.
class reason_reader {
 public:
  /// As reasons_of(value).
  [[nodiscard]] std::vector<reason> of(const value&);
  /// As reasons_met(value).
  [[nodiscard]] std::vector<reason> met(const value&);

 private:
  using ids = std::vector<std::uint32_t>;
  using leaf = std::tuple<fact_name, std::int32_t, std::string_view, std::uint8_t>;

  /// A node of reasons, or a value with parts.
  struct part {
    const reason_node* node = nullptr;
    const value* of = nullptr;
  };

  /// Reasons below a part, and how much was looked at to find them.
  struct gathered {
    ids found;
    std::size_t distinct = 0;  ///< of `found`, when doubles were last taken out
    std::size_t work = 0;
  };

  struct frame {
    part at;
    std::size_t next = 0;
    gathered below;
  };

  struct leaf_hash {
    std::size_t operator()(const leaf&) const noexcept;
  };

  [[nodiscard]] static const void* key_of(const part&);
  [[nodiscard]] static part child_of(const part&, std::size_t i);
  [[nodiscard]] static std::size_t children_of(const part&);
  [[nodiscard]] std::uint32_t id_of(const reason&);
  static void take_doubles_out(gathered&);
  void gather(const part& root, ids& found);
  [[nodiscard]] ids gather_shared(const part& root);
  static void close(frame& done, std::unordered_map<const void*, ids>& kept);

  std::vector<reason> leaves_;
  std::unordered_map<leaf, std::uint32_t, leaf_hash> ids_;
  std::unordered_set<const void*> met_;        ///< parts of the values read so far
  std::unordered_map<const void*, ids> kept_;  ///< reasons of shared parts
};

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
