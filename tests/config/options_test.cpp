#include "regard/config/options.h"

#include <gtest/gtest.h>

#include <set>

#include "regard/config/range_check.h"

namespace regard {
namespace {

struct DefaultIsPossible {
  void operator()(const char* key, int64_t& option, const char*, const Range& range = {}) const {
    EXPECT_EQ(range_problem(option, range), "") << key;
  }
  void operator()(const char* key, double& option, const char*, const Range& range = {}) const {
    EXPECT_EQ(range_problem(option, range), "") << key;
  }
  void operator()(const char* key, std::string& option, const char*,
                  const Range& range = {}) const {
    EXPECT_EQ(range_problem(option, range), "") << key;
  }
  template <NamedEnum E>
  void operator()(const char* key, E& option, const char*) const {
    EXPECT_NE(name_of(option), "?") << key;
  }
  template <typename Other>
  void operator()(const char*, Other&, const char*) const {}
};

TEST(Options, DefaultsArePossible) {
  Config config;
  for_each_group(config, [](const char*, auto& group) { describe(group, DefaultIsPossible()); });
}

/// The command line has no sections, so a key must be one of a kind; and flags are kebab-case.
TEST(Options, KeysAreUniqueAndPlain) {
  Config config;
  std::set<std::string> keys;
  for_each_group(config, [&](const char*, auto& group) {
    describe(group, [&](const std::string& key, auto&, const std::string& help, const Range& = {}) {
      EXPECT_TRUE(keys.insert(key).second) << key;
      EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), key.npos) << key;
      EXPECT_FALSE(help.empty()) << key;
      EXPECT_EQ(help.find('\n'), help.npos) << key;
    });
  });
}

/// A field that `describe` forgets would be no option at all. Each field takes eight bytes at least
/// of a group's size, or four for an enum, or one for a bool.
TEST(Options, DescribeVisitsEveryField) {
  Config config;
  for_each_group(config, [](const char* name, auto& group) {
    const char* end = reinterpret_cast<const char*>(&group);
    std::set<std::pair<const char*, const char*>> fields;
    describe(group, [&](const char*, auto& option, const char*, const Range& = {}) {
      const char* start = reinterpret_cast<const char*>(&option);
      fields.emplace(start, start + sizeof(option));
    });
    // In the order of their addresses, no gap is wider than what alignment leaves.
    for (const auto& [start, stop] : fields) {
      EXPECT_GE(start, end) << name << ": an option is described twice";
      EXPECT_LT(start - end, 8) << name << ": a field is not described";
      end = stop;
    }
    EXPECT_LT(reinterpret_cast<const char*>(&group + 1) - end, 8) << name;
  });
}

TEST(Options, SectionsAreTheDesigns) {
  Config config;
  std::vector<std::string> names;
  for_each_group(config, [&](const char* name, auto&) { names.emplace_back(name); });
  EXPECT_EQ(names,
            (std::vector<std::string>{"text", "corpus", "model", "training", "search", "runtime"}));
}

}  // namespace
}  // namespace regard
