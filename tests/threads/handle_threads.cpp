// Sixteen threads on one handle of the C interface: some ask while others add facts. Every answer is whole, and in the
// end every fact is there.

#include <tieuchi/c_api.h>

#include <atomic>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

std::atomic<int> failures = 0;

void expect(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "not so: " << what << '\n';
  ++failures;
}

void ask(const tieuchi_pack* pack) {
  for (int i = 0; i < 4; ++i) {
    char* out = nullptr;
    const auto status = tieuchi_assess(pack, R"({"as_of":"2025-01-10","years":[2024]})", &out);
    expect(status == TIEUCHI_OK, "a question is answered");
    tieuchi_free_text(out);
  }
}

void add(tieuchi_pack* pack, int who) {
  for (int i = 0; i < 10; ++i) {
    const std::string text = "unit,indicator,period,value,recorded_on,document\ntv-p1,quan_so,2024," +
                             std::to_string(100 + i) + ",2024-12-01,D" + std::to_string(who) + "\n";
    char* out = nullptr;
    const auto status = tieuchi_add_facts(pack, text.data(), text.size(), &out);
    expect(status == TIEUCHI_OK, "a fact is added");
    tieuchi_free_text(out);
  }
}

}  // namespace

int main() {
  tieuchi_pack* pack = nullptr;
  if (tieuchi_load_pack(TIEUCHI_PACKS_DIR "/tra-vinh-1578", &pack, nullptr) != TIEUCHI_OK) return 2;
  std::vector<std::thread> all;
  for (int who = 0; who < 16; ++who)
    if (who % 2 == 0)
      all.emplace_back([pack] { ask(pack); });
    else
      all.emplace_back([pack, who] { add(pack, who); });
  for (std::thread& t : all) t.join();
  // Each of the eighty facts is known by now, so the same row again is a duplicate and no new one.
  for (int who = 1; who < 16; who += 2) {
    const std::string text = "unit,indicator,period,value,recorded_on,document\ntv-p1,quan_so,2024,109,2024-12-01,D" +
                             std::to_string(who) + "\n";
    char* out = nullptr;
    (void)tieuchi_add_facts(pack, text.data(), text.size(), &out);
    expect(out != nullptr && std::string(out).find("\"admitted\":0") != std::string::npos, "no fact was lost");
    tieuchi_free_text(out);
  }
  tieuchi_free_pack(pack);
  return failures == 0 ? 0 : 1;
}
