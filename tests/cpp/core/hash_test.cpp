#include <tieuchi/core/hash.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tieuchi;

BOOST_AUTO_TEST_SUITE(hashes)

BOOST_AUTO_TEST_CASE(sha_256_gives_the_values_of_its_standard) {
  BOOST_TEST(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  BOOST_TEST(sha256_hex(std::string(1'000'000, 'a')) ==
             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_CASE(padding_is_right_around_the_end_of_a_block) {
  const auto hash = [](std::size_t size) { return sha256_hex(std::string(size, 'x')); };
  BOOST_TEST(hash(55) == "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072");
  BOOST_TEST(hash(56) == "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e");
  BOOST_TEST(hash(63) == "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2");
  BOOST_TEST(hash(64) == "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c");
  BOOST_TEST(hash(119) == "000b48d4edf0fa7bee3c6236ecd2785baa5db4eeb8bb54341b029e0d9fa5fb0c");
  BOOST_TEST(hash(120) == "13f05a0b594787f5ecd315edc96141bd3243203d1b7d4f0836f37308b276ba98");
}

BOOST_AUTO_TEST_CASE(a_wording_keeps_its_hash_through_typesetting) {
  BOOST_TEST(normalised_wording("  Tỷ lệ\r\n\thộ\u00A0 nghèo ") == "Tỷ lệ hộ nghèo");
  BOOST_TEST(wording_hash("Ty\u0309 lệ  hộ\nnghèo") == wording_hash("Tỷ lệ hộ nghèo"));
  BOOST_TEST(wording_hash("Tỷ lệ hộ nghèo") == sha256_hex("Tỷ lệ hộ nghèo"));
  BOOST_TEST(wording_hash("Tỷ lệ hộ nghèo") != wording_hash("Tỷ lệ hộ, nghèo"));
  BOOST_TEST(normalised_wording(" \n ") == "");
}

BOOST_AUTO_TEST_SUITE_END()
