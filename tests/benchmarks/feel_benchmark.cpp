// The rule language on workload.json. By itself it is an ordinary program of Google Benchmark; with `--serve` it is a
// side of bench.py: a line in ("about", "answers", "bytes RULE", "compile RULE 0.02", "eval RULE known 0.02"), a line
// of JSON out.

#define TIEUCHI_IMPLEMENT_CORE
#define TIEUCHI_IMPLEMENT_FEEL
#include <tieuchi/feel/feel.hpp>

#include "heap.hpp"
#include "workload.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace feel = tieuchi::feel;
using nlohmann::ordered_json;

/// One evaluation an iteration, row after row, with an arena that is warm.
void evaluate(benchmark::State& state, const feel::program& rule, const std::vector<workload::row>& rows) {
  const feel::host none;
  feel::arena memory;
  for (const auto& row : rows) static_cast<void>(feel::run(rule, row.slots, none, memory));
  memory.clear();
  std::size_t next = 0;
  const std::size_t before = heap::allocations;
  for ([[maybe_unused]] auto _ : state) {
    feel::value result = feel::run(rule, rows[next].slots, none, memory);
    benchmark::DoNotOptimize(result);
    memory.clear();
    if (++next == rows.size()) next = 0;
  }
  state.counters["heap"] = static_cast<double>(heap::allocations - before);
}

/// Memory that one compiled rule holds.
std::size_t bytes_of(const std::string& text, const feel::scope& names) {
  const std::size_t before = heap::bytes;
  const feel::program kept = feel::compile(text, names).value;
  return heap::bytes - before;
}

/// Reading, checking and compiling one text.
void compile(benchmark::State& state, const std::string& text, const feel::scope& names) {
  for ([[maybe_unused]] auto _ : state) {
    auto compiled = feel::compile(text, names);
    benchmark::DoNotOptimize(compiled);
  }
  state.counters["bytes"] = static_cast<double>(bytes_of(text, names));
}

void offer(const workload::file& work) {
  for (const auto& rule : work.rules()) {
    for (const auto* rows : {&rule.known, &rule.unknown})
      benchmark::RegisterBenchmark(("eval/" + rule.id + (rows == &rule.known ? "/known" : "/unknown")).c_str(),
                                   [&rule, rows](benchmark::State& s) { evaluate(s, rule.program, *rows); });
    benchmark::RegisterBenchmark(("compile/" + rule.id).c_str(),
                                 [&rule, &work](benchmark::State& s) { compile(s, rule.text, work.names()); });
  }
}

/// Keeps what one benchmark reports.
class keeper : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      kept["ns"] = run.GetAdjustedCPUTime();
      for (const auto& [name, counter] : run.counters) kept[name] = counter.value;
    }
  }
  ordered_json kept;
};

const workload::rule& find(const workload::file& work, const std::string& id) {
  for (const auto& rule : work.rules())
    if (rule.id == id) return rule;
  throw std::out_of_range("no rule " + id);
}

/// One measurement of about so many seconds.
ordered_json measured(double seconds, const std::function<void(benchmark::State&)>& what) {
  benchmark::ClearRegisteredBenchmarks();
  benchmark::RegisterBenchmark("one", what)->MinTime(seconds);
  keeper seen;
  benchmark::RunSpecifiedBenchmarks(&seen);
  return seen.kept;
}

/// The verdict of every row, in the order of the file.
ordered_json answers(const workload::file& work) {
  ordered_json all;
  feel::arena memory;
  for (const auto& rule : work.rules()) {
    auto& verdicts = all[rule.id] = std::vector<std::nullptr_t>(rule.known.size() + rule.unknown.size());
    for (const auto* rows : {&rule.known, &rule.unknown})
      for (const auto& row : *rows) {
        const feel::value v = feel::run(rule.program, row.slots, feel::host(), memory);
        if (!v.is_unknown()) verdicts[row.place] = v.boolean();
      }
  }
  return all;
}

ordered_json answer(const workload::file& work, std::istream& words) {
  std::string verb, id, state;
  double seconds = 0;
  words >> verb >> id;
  if (verb == "about") return {{"compiler", "g++ " __VERSION__}};
  if (verb == "answers") return answers(work);
  const workload::rule& rule = find(work, id);
  if (verb == "bytes") return {{"bytes", bytes_of(rule.text, work.names())}};
  if (verb == "eval") words >> state;
  words >> seconds;
  return measured(seconds, [&](benchmark::State& s) {
    if (verb == "compile") return compile(s, rule.text, work.names());
    evaluate(s, rule.program, state == "known" ? rule.known : rule.unknown);
  });
}

}  // namespace

int main(int argc, char** argv) {
  const workload::file work(TIEUCHI_WORKLOAD);
  benchmark::Initialize(&argc, argv);
  if (argc == 2 && std::string_view(argv[1]) == "--serve") {
    for (std::string line; std::getline(std::cin, line);) {
      std::istringstream words(line);
      std::cout << answer(work, words) << std::endl;
    }
    return 0;
  }
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  offer(work);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
