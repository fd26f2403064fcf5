#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/flag_value.h"

namespace regard {

/// What the help of a command begins and ends with.
struct CommandText {
  std::string_view name;
  std::string_view summary;  ///< one line
  std::string_view example;  ///< command lines, each begun by two spaces
};

struct Flag {
  std::string name;  ///< without its dashes
  std::string kind;  ///< what stands for the value in the help: "FILE"
  std::string help;
  bool repeated = false;  ///< every occurrence counts, not only the last
};

/// The flags of one command. Groups of options come from their `describe`, each field once.
/// Precedence is default < model < file < flag, so values for groups are checked by `parse` and put
/// into the groups by `apply`, when file and model have been read.
class CommandLine {
 public:
  explicit CommandLine(const CommandText& text);
  ~CommandLine();

  /// A flag of the command's own; `parse` sets it.
  template <typename T>
  void add(const Flag& flag, T& value, const Range& range = {}) {
    add_flag("Command", with_default(flag, value),
             [name = flag.name, range, &value](const Texts& texts) {
               parse_value({name, texts.back()}, range, value);
             });
  }
  void add(const Flag& flag, bool& value);
  void add(const Flag& flag, std::vector<std::string>& values);
  /// For a text that may be empty and still be given.
  void add(const Flag& flag, std::optional<std::string>& value);
  /// What stands on the command line without a flag, or after "--".
  void add_positional(const Flag& flag, std::vector<std::string>& values);

  /// All options of a group, under a title in the help.
  template <typename Options>
  void add_group(const std::string& title, Options& options) {
    describe(options, [&](const char* key, auto& value, const char* help, const Range& range = {}) {
      add_option(title, key, help, range, value);
    });
  }

  /// Reads the words behind the command's name. False if help was asked for: it has been printed.
  /// Throws UsageError.
  bool parse(const std::vector<std::string>& arguments);
  /// Puts the flags that were given into the groups.
  void apply() const;
  /// Whether the flag stands on the command line; its name is without dashes.
  bool given(const std::string& flag) const;

 private:
  using Texts = std::vector<std::string>;
  using Take = std::function<void(const Texts&)>;

  template <typename T>
  static Flag with_default(Flag flag, const T& value) {
    const std::string names = value_names(value);
    if (!names.empty()) flag.help += ": " + names;
    const std::string text = default_text(value);
    if (!text.empty()) flag.help += " (default " + text + ")";
    return flag;
  }

  template <typename T>
  void add_option(const std::string& title, const std::string& key, const char* help,
                  const Range& range, T& value) {
    const Flag flag = with_default({key, "", help}, value);
    const Take take = [this, key, range, &value](const Texts& texts) {
      T parsed{};
      if constexpr (std::is_same_v<T, Texts>) {
        parsed = texts;
      } else {
        parse_value({key, texts.back()}, range, parsed);
      }
      pending_.push_back([&value, parsed] { value = parsed; });
    };
    if constexpr (std::is_same_v<T, bool>) {
      add_switch(title, flag, take);
    } else {
      add_flag(title, {key, value_kind(value), flag.help, std::is_same_v<T, Texts>}, take);
    }
  }

  void add_flag(const std::string& title, const Flag& flag, Take take);
  void add_switch(const std::string& title, const Flag& flag, Take take);
  [[noreturn]] void refuse_flag(const std::string& word) const;

  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::vector<std::function<void()>> pending_;
};

}  // namespace regard
