#pragma once

// What personal data look like, country by country, as data; for door/ only.

#include <tieuchi/config.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// Where a country set holds everywhere.
inline constexpr std::string_view any_country = "";

enum class personal_kind : std::uint8_t { identity, passport, telephone, mail, birth, name };

/// A word that announces personal data: folded, words with single spaces.
struct personal_word {
  std::string_view country, folded;
  personal_kind kind;
  bool not_in_texts = false;  ///< announces as a heading alone; in a remark it is a subject like others
};

inline constexpr std::array<personal_word, 53> personal_words{{
    {"VN", "cccd", personal_kind::identity},
    {"VN", "cmnd", personal_kind::identity},
    {"VN", "can cuoc", personal_kind::identity},
    {"VN", "can cuoc cong dan", personal_kind::identity},
    {"VN", "chung minh nhan dan", personal_kind::identity},
    {"VN", "chung minh thu", personal_kind::identity},
    {"VN", "so chung minh", personal_kind::identity},
    {"VN", "so dinh danh", personal_kind::identity},
    {"VN", "dinh danh ca nhan", personal_kind::identity},
    {"VN", "so ho chieu", personal_kind::passport},
    {"VN", "ho chieu", personal_kind::passport},
    {"VN", "dien thoai", personal_kind::telephone},
    {"VN", "sdt", personal_kind::telephone},
    {"VN", "dtdd", personal_kind::telephone},
    {"VN", "so di dong", personal_kind::telephone},
    {"VN", "thu dien tu", personal_kind::mail},
    {"VN", "ngay sinh", personal_kind::birth},
    {"VN", "ngay thang nam sinh", personal_kind::birth},
    {"VN", "nam sinh", personal_kind::birth},
    {"VN", "sinh ngay", personal_kind::birth},
    {"VN", "sinh nam", personal_kind::birth},
    {"VN", "ho ten", personal_kind::name},
    {"VN", "ho va ten", personal_kind::name},
    {"PH", "philsys", personal_kind::identity},
    {"PH", "philid", personal_kind::identity},
    {"PH", "psn", personal_kind::identity},
    {"PH", "pcn", personal_kind::identity},
    {"PH", "tin", personal_kind::identity},
    {"PH", "sss", personal_kind::identity},
    {"PH", "gsis", personal_kind::identity},
    {"PH", "umid", personal_kind::identity},
    {"PH", "philhealth", personal_kind::identity},
    {"PH", "pag ibig", personal_kind::identity},
    {"PH", "telepono", personal_kind::telephone},
    {"PH", "cellphone", personal_kind::telephone},
    {"PH", "kaarawan", personal_kind::birth},
    {"PH", "petsa ng kapanganakan", personal_kind::birth},
    {"PH", "pangalan", personal_kind::name},
    {any_country, "identity number", personal_kind::identity},
    {any_country, "national id", personal_kind::identity},
    {any_country, "id number", personal_kind::identity, true},
    {any_country, "passport", personal_kind::passport},
    {any_country, "phone", personal_kind::telephone},
    {any_country, "telephone", personal_kind::telephone},
    {any_country, "mobile", personal_kind::telephone, true},
    {any_country, "contact number", personal_kind::telephone},
    {any_country, "email", personal_kind::mail, true},
    {any_country, "e mail", personal_kind::mail, true},
    {any_country, "birth", personal_kind::birth},
    {any_country, "birthdate", personal_kind::birth},
    {any_country, "birthday", personal_kind::birth},
    {any_country, "dob", personal_kind::birth},
    {any_country, "full name", personal_kind::name, true},
}};

/// Digits that are personal data by themselves: their number, how they begin, and how they may be parted.
struct personal_digits_pattern {
  std::string_view country, begins;  ///< `begins`: digits, `?` for any
  std::size_t digits;
  personal_kind kind;
  bool plus = false;     ///< behind a plus sign
  bool grouped = false;  ///< also with single blanks, points or hyphens, as telephones are written
};

inline constexpr std::array<personal_digits_pattern, 17> personal_digit_patterns{{
    {"VN", "0", 12, personal_kind::identity},
    {"VN", "03", 10, personal_kind::telephone, false, true},
    {"VN", "05", 10, personal_kind::telephone, false, true},
    {"VN", "07", 10, personal_kind::telephone, false, true},
    {"VN", "08", 10, personal_kind::telephone, false, true},
    {"VN", "09", 10, personal_kind::telephone, false, true},
    {"VN", "02", 11, personal_kind::telephone, false, true},
    {"PH", "09", 11, personal_kind::telephone, false, true},
    {"PH", "", 16, personal_kind::identity, false, true},
    {any_country, "", 8, personal_kind::telephone, true, true},
    {any_country, "", 9, personal_kind::telephone, true, true},
    {any_country, "", 10, personal_kind::telephone, true, true},
    {any_country, "", 11, personal_kind::telephone, true, true},
    {any_country, "", 12, personal_kind::telephone, true, true},
    {any_country, "", 13, personal_kind::telephone, true, true},
    {any_country, "", 14, personal_kind::telephone, true, true},
    {any_country, "", 15, personal_kind::telephone, true, true},
}};

/// Headings that begin so speak of a number of things, whatever is named behind.
inline constexpr std::array<std::string_view, 22> counting_words{
    "ty le",     "ti le",    "tong",          "so luong", "so vu",      "so viec", "so nguoi", "so luot",
    "so cuoc",   "so ho so", "so truong hop", "so lan",   "so don",     "so tin",  "muc",      "ket qua",
    "number of", "count",    "share",         "rate",     "percentage", "total"};

/// Words behind an announcing one that make it another: "ngày sinh hoạt", "sinh năm học".
struct other_meaning {
  std::string_view folded, behind;
};
inline constexpr std::array<other_meaning, 7> other_meanings{{{"ngay sinh", "hoat"},
                                                              {"ngay sinh", "thai"},
                                                              {"nam sinh", "hoat"},
                                                              {"nam sinh", "vien"},
                                                              {"sinh nam", "hoc"},
                                                              {"birth", "rate"},
                                                              {"birth", "certificates"}}};

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
