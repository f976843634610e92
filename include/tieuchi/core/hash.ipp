#pragma once

#include <tieuchi/core/hash.hpp>
#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/utf8.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

using sha256_state = std::array<std::uint32_t, 8>;

inline constexpr std::array<std::uint32_t, 64> sha256_rounds{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// The message schedule of a block of 64 bytes.
inline std::array<std::uint32_t, 64> sha256_schedule(std::string_view block) noexcept {
  std::array<std::uint32_t, 64> w{};
  for (std::size_t i = 0; i < 64; ++i) w[i / 4] = w[i / 4] << 8U | static_cast<unsigned char>(block[i]);
  for (std::size_t i = 16; i < 64; ++i) {
    const std::uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ w[i - 15] >> 3U;
    const std::uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ w[i - 2] >> 10U;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  return w;
}

inline void sha256_take(sha256_state& state, std::string_view block) noexcept {
  const auto w = sha256_schedule(block);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t i = 0; i < 64; ++i) {
    const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + sha256_rounds[i] + w[i];
    const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const std::uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1;
    d = c, c = b, b = a, a = t1 + t2;
  }
  const sha256_state change{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += change[i];
}

/// What is left after the whole blocks, padded to whole blocks with the length in bits.
inline std::string sha256_tail(std::string_view rest, std::uint64_t bytes) {
  std::string tail(rest);
  tail += '\x80';
  while (tail.size() % 64 != 56) tail += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) tail += static_cast<char>(bytes * 8 >> shift & 0xFFU);
  return tail;
}

}  // namespace detail

void sha256_stream::take(std::string_view bytes) {
  constexpr std::size_t block = 64;
  bytes_ += bytes.size();
  if (!rest_.empty()) {
    const std::size_t more = std::min(block - rest_.size(), bytes.size());
    rest_ += bytes.substr(0, more);
    bytes.remove_prefix(more);
    if (rest_.size() < block) return;
    detail::sha256_take(state_, rest_);
    rest_.clear();
  }
  for (; bytes.size() >= block; bytes.remove_prefix(block)) detail::sha256_take(state_, bytes.substr(0, block));
  rest_ = bytes;
}

std::string sha256_stream::hex() {
  const std::string tail = detail::sha256_tail(rest_, bytes_);
  for (std::size_t i = 0; i < tail.size(); i += 64) detail::sha256_take(state_, std::string_view(tail).substr(i, 64));
  std::string digits;
  for (const std::uint32_t word : state_) {
    for (int shift = 28; shift >= 0; shift -= 4) digits += "0123456789abcdef"[word >> shift & 0xFU];
  }
  return digits;
}

std::string sha256_hex(std::string_view bytes) {
  sha256_stream all;
  all.take(bytes);
  return all.hex();
}

std::string normalised_wording(std::string_view wording) {
  std::string result;
  bool pending = false;
  for (const char32_t c : code_points(to_nfc(wording))) {
    if (is_space(c)) {
      pending = !result.empty();
      continue;
    }
    if (pending) result += ' ';
    pending = false;
    append_utf8(result, c);
  }
  return result;
}

std::string wording_hash(std::string_view wording) { return sha256_hex(normalised_wording(wording)); }

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi
