#pragma once

// Levels of a rating as they are typed: their ids and their labels in both languages; for door/ only.

#include <tieuchi/door/door.hpp>

#include <string>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// The level that a label in either language stands for; empty where there is none, or two.
std::string level_labelled(const fact_door&, const door_indicator&, std::string_view written);

/// The level that is most likely meant: whose id, label or as many words of its label are spelled nearest, marks
/// counting little; empty where there is none, or two. By its label only where labels are read.
std::string nearest_level(const fact_door&, const door_indicator&, std::string_view written, bool by_label);

/// All that may be written for a level, "dat (Hoàn thành), tot (Hoàn thành tốt nhiệm vụ)"; of other ratings `expected`.
words expected_level(const fact_door&, const door_indicator&, words expected);

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
