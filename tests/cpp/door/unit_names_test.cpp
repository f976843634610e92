// Names of units as offices shorten them: read where one unit can be meant, by the labels of the programme's own types.
#include <boost/test/unit_test.hpp>

#include <tieuchi/door/unit_names.hpp>

#include <algorithm>

using namespace tieuchi;

namespace {

struct written_unit {
  const char *id, *type, *name, *parent;
};

/// Two towns with wards and communes of the same names, and a thing that is no place.
programme two_towns() {
  programme pack;
  const auto type = [&](const char* id, const char* vi, const char* en) {
    unit_type t;
    t.id = id;
    t.label = {vi, en};
    pack.unit_types.push_back(std::move(t));
  };
  type("tinh", "tỉnh", "province");
  type("thanh_pho", "thành phố thuộc tỉnh", "city");
  type("thi_xa", "thị xã", "town");
  type("thi_tran", "thị trấn", "township");
  type("phuong", "phường", "ward");
  type("xa", "xã", "commune");
  type("khu_dan_cu", "khu dân cư", "neighbourhood");
  type("quy", "quỹ", "fund");
  for (const written_unit& u : std::initializer_list<written_unit>{
           {"tinh", "tinh", "tỉnh Trà Vinh", ""},
           {"tv", "thanh_pho", "thành phố Trà Vinh", "tinh"},
           {"dh", "thi_xa", "thị xã Duyên Hải", "tinh"},
           {"tv-1", "phuong", "Phường 1", "tv"},
           {"dh-1", "phuong", "Phường 1", "dh"},
           {"tv-5", "phuong", "Phường 5", "tv"},
           {"tv-ld", "xa", "Xã Long Đức", "tv"},
           {"dh-ld", "phuong", "Phường Long Đức", "dh"},
           {"tt", "thi_tran", "Thị trấn Càng Long", "tinh"},
           {"kdc", "khu_dan_cu", "Khu dân cư số 3", "tv-5"},
           {"m2", "phuong", "Mẫu 2", "tv"},
           {"q1", "quy", "Quỹ thứ nhất", ""},
       }) {
    unit made;
    made.id = u.id, made.type = u.type, made.name = u.name, made.parent = u.parent;
    pack.units.push_back(std::move(made));
  }
  return pack;
}

/// The ids of those that a text may mean, in the order of the list of units.
std::string meant(std::string_view written) {
  static const programme pack = two_towns();
  static const auto names = [] {
    detail::unit_names made(pack);
    for (const unit_id unit : pack.units.ids()) made.add(unit, pack.units[unit].name, {});
    return made;
  }();
  std::vector<std::string> ids;
  for (const detail::coded_unit& one : names.meant_by(written)) ids.push_back(pack.units[one.unit].id);
  std::string all;
  for (const unit& u : pack.units)
    if (std::ranges::find(ids, u.id) != ids.end()) all += (all.empty() ? "" : " ") + u.id;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_word_for_a_type_may_be_its_first_letters) {
  for (const char* written :
       {"P.5", "P. 5", "P5", "p 5", "Ph. 5", "PH.5", "Phường 5", "phường  05", "P.05", "P-5", "Phường5"})
    BOOST_TEST(meant(written) == "tv-5", written);
  for (const char* written : {"X. Long Đức", "X.Long Đức", "xã long đức", "X Long Đức"})
    BOOST_TEST(meant(written) == "tv-ld", written);
  for (const char* written : {"TT. Càng Long", "TT Càng Long", "T.T Càng Long", "thị trấn Càng Long"})
    BOOST_TEST(meant(written) == "tt", written);
  for (const char* written : {"TX. Duyên Hải", "Tx Duyên Hải", "T.X. Duyên Hải"})
    BOOST_TEST(meant(written) == "dh", written);
  for (const char* written : {"TP. Trà Vinh", "TP Trà Vinh", "Thành phố Trà Vinh", "TP.Trà Vinh"})
    BOOST_TEST(meant(written) == "tv", written);
  BOOST_TEST(meant("T. Trà Vinh") == "tinh");
  BOOST_TEST(meant("KDC số 3") == "kdc");
  BOOST_TEST(meant("Q. thứ nhất") == "q1");
}

BOOST_AUTO_TEST_CASE(a_name_of_two_units_means_both) {
  BOOST_TEST(meant("P.1") == "tv-1 dh-1");
  BOOST_TEST(meant("Phường 01") == "tv-1 dh-1");
}

BOOST_AUTO_TEST_CASE(units_above_tell_which_is_meant) {
  for (const char* written : {"P.1, TP. Trà Vinh", "phường 1 - TP Trà Vinh", "Phường 1 – thành phố Trà Vinh",
                              "P.1 (TP Trà Vinh)", "P1 TP Trà Vinh", "Phường 1/TP Trà Vinh",
                              "Phường 1, TP Trà Vinh, tỉnh Trà Vinh", "P.1, TP. Trà Vinh, T. Trà Vinh"})
    BOOST_TEST(meant(written) == "tv-1", written);
  BOOST_TEST(meant("P.1 - TX. Duyên Hải") == "dh-1");
  BOOST_TEST(meant("P.1, Duyên Hải, Trà Vinh") == "dh-1");
  // the town and the province have one name, and both wards lie in the province
  BOOST_TEST(meant("P.1, Trà Vinh") == "tv-1 dh-1");
  BOOST_TEST(meant("P.1, tỉnh Trà Vinh") == "tv-1 dh-1");
}

BOOST_AUTO_TEST_CASE(a_name_without_the_word_for_its_type_takes_it) {
  for (const char* written : {"Mẫu 2", "P. Mẫu 2", "Phường Mẫu 02", "Mẫu 2 - TP Trà Vinh"})
    BOOST_TEST(meant(written) == "m2", written);
}

BOOST_AUTO_TEST_CASE(what_counts_the_rows_may_stand_before_a_name) {
  for (const char* written : {"1. Phường 5", "12) P.5", "a) Phường 5", "II. Phường 5", "- Phường 5", "3.P.5", "p) P.5"})
    BOOST_TEST(meant(written) == "tv-5", written);
  BOOST_TEST(meant("1. P.1") == "tv-1 dh-1");
  for (const char* written : {"1. 5", "1.", "5 Phường 5", "1.2. Phường 5", "cộng. Phường 5"})
    BOOST_TEST(meant(written) == "", written);
}

BOOST_AUTO_TEST_CASE(nothing_is_left_out_or_added) {
  for (const char* written : {"",
                              "5",
                              "Long Đức",
                              "P",
                              "P.",
                              "P.50",
                              "P.5.1",
                              "P.5*",
                              "P.5 (cũ)",
                              "P.5, P.1",
                              "P.5 và P.1",
                              "X. 5",
                              "XP.5",
                              "Phuong 5",
                              "P.5, TX. Duyên Hải",
                              "P.1, P.1",
                              "thành Trà Vinh",
                              "T Duyên Hải",
                              "TP.HCM",
                              "P.5;",
                              "Phường số 5"})
    BOOST_TEST(meant(written) == "", written);
  BOOST_TEST(meant(std::string(500, '5')) == "");
}
