#pragma once

// workload.json as the library takes it: declared names, rule texts, and rows of values in slots.

#include <tieuchi/feel/compile.hpp>
#include <tieuchi/feel/name_table.hpp>
#include <tieuchi/feel/run.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace workload {

namespace feel = tieuchi::feel;

/// The inputs of one evaluation, ready in their slots.
struct row {
  std::vector<feel::value> slots;
  bool known = true;      ///< no input is unknown
  std::size_t place = 0;  ///< in the rule's rows
};

/// A rule text with its rows; those with unknown inputs stand apart.
struct rule {
  std::string id;
  std::string text;
  feel::program program;
  std::vector<row> known;
  std::vector<row> unknown;
};

/// Everything of the file; values live as long as this does.
class file {
 public:
  explicit file(const std::string& path) {
    std::ifstream in(path);
    const auto all = nlohmann::ordered_json::parse(in);
    for (const auto& [name, type] : all.at("names").items()) declare(name, type.get<std::string>());
    for (const auto& r : all.at("rules")) add(r);
  }

  [[nodiscard]] const feel::scope& names() const { return names_; }
  [[nodiscard]] const std::vector<rule>& rules() const { return rules_; }

 private:
  using json = nlohmann::ordered_json;

  void declare(const std::string& name, const std::string& type) {
    names_.add(name, type == "number"   ? feel::type::number()
                     : type == "string" ? feel::type::string()
                                        : feel::type::boolean());
  }

  void add(const json& written) {
    rule r{written.at("id"), written.at("feel"), {}, {}, {}};
    auto compiled = feel::compile(r.text, names_);
    if (!compiled.ok()) throw std::runtime_error("cannot compile: " + r.text);
    r.program = compiled.value;
    std::size_t place = 0;
    for (const auto& values : written.at("rows")) {
      row one = read(written.at("reads"), values);
      one.place = place++;
      (one.known ? r.known : r.unknown).push_back(std::move(one));
    }
    rules_.push_back(std::move(r));
  }

  row read(const json& reads, const json& values) {
    row out;
    out.slots.resize(names_.size());
    for (std::size_t i = 0; i < reads.size(); ++i) {
      const auto name = reads[i].get<std::string>();
      const auto declared = *names_.name(name);
      out.known = out.known && !values[i].is_null();
      out.slots[static_cast<std::size_t>(declared.slot)] = value_of(name, declared.type, values[i]);
    }
    return out;
  }

  feel::value value_of(const std::string& name, const feel::type& type, const json& written) {
    if (written.is_null()) return feel::unknown_because({memory_.copy(name), -1, "not_reported"}, memory_);
    if (written.is_boolean()) return written.get<bool>();
    const auto text = written.get<std::string>();
    return type == feel::type::number() ? feel::value(tieuchi::number::parse(text).value())
                                        : feel::make_string(text, memory_);
  }

  feel::arena memory_;
  feel::name_table names_;
  std::vector<rule> rules_;
};

}  // namespace workload
