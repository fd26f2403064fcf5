#include "app/command_line.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>

#include "app/output.h"
#include "regard/config/nearest.h"

namespace regard {
namespace {

constexpr size_t flag_columns = 34;
constexpr size_t help_columns = 62;

/// Breaks a help text between words; CLI11 indents what follows a line's end.
std::string wrap(const std::string& text) {
  std::string lines;
  size_t used = 0;
  for (const std::string& word : CLI::detail::split(text, ' ')) {
    const bool first = lines.empty();
    const bool fits = used + 1 + word.size() <= help_columns;
    if (!first) lines += fits ? ' ' : '\n';
    used = (first || !fits ? 0 : used + 1) + word.size();
    lines += word;
  }
  return lines;
}

/// "- Oui." is a text.
bool looks_like_flag(const std::string& word) {
  return word.size() > 1 && word[0] == '-' &&
         (word[1] == '-' || std::isalnum(static_cast<unsigned char>(word[1])));
}

class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(const Flag& positional) : positional_(positional) {
    column_width(flag_columns);
  }

  /// CLI11 would write "--bidirectional,--no-bidirectional{false}".
  std::string make_option_name(const CLI::Option* option, bool positional) const override {
    const std::string name = CLI::Formatter::make_option_name(option, positional);
    const bool negates = name.find("{false}") != std::string::npos;
    return negates ? "--[no-]" + option->get_lnames().front() : name;
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    return option->get_type_name().empty() ? "" : " " + option->get_type_name();
  }

  std::string make_usage(const CLI::App*, std::string name) const override {
    const std::string usage = fmt::format("\nUsage: {} [OPTIONS]", name);
    if (positional_.name.empty()) return usage + '\n';
    return fmt::format("{0} [{1} ...]\n\n  {1:<{3}}{2}\n", usage, positional_.name,
                       positional_.help, flag_columns - 2);
  }

 private:
  const Flag& positional_;
};

}  // namespace

struct CommandLine::Parser {
  CLI::App app;
  std::string command;
  std::vector<std::string> flags{"help", "verbose"};
  Flag positional;
  std::vector<std::string>* positional_values = nullptr;
};

CommandLine::CommandLine(const CommandText& text) : parser_(std::make_unique<Parser>()) {
  parser_->command = text.name;
  CLI::App& app = parser_->app;
  app.name(fmt::format("regard {}", text.name));
  app.description(fmt::format("regard {}: {}", text.name, text.summary));
  app.footer(fmt::format("Example:\n{}", text.example));
  app.formatter(std::make_shared<HelpFormatter>(parser_->positional));
  app.option_defaults()->disable_flag_override();
  // Words without a flag are taken from what remains: CLI11 would read "[Music]" as a list.
  app.allow_extras();
  app.set_help_flag("-h,--help", "this text")->group("Command");
  app.add_flag_callback(
         "--verbose", [] { spdlog::set_level(spdlog::level::debug); },
         "tell more on standard error")
      ->group("Command");
}

CommandLine::~CommandLine() = default;

void CommandLine::add(const Flag& flag, bool& value) {
  parser_->flags.push_back(flag.name);
  parser_->app
      .add_flag_callback(
          "--" + flag.name, [&value] { value = true; }, wrap(flag.help))
      ->group("Command");
}

void CommandLine::add(const Flag& flag, std::vector<std::string>& values) {
  add_flag("Command", {flag.name, flag.kind, flag.help, true},
           [&values](const Texts& texts) { values = texts; });
}

void CommandLine::add(const Flag& flag, std::optional<std::string>& value) {
  add_flag("Command", flag, [&value](const Texts& texts) { value = texts.back(); });
}

void CommandLine::add_positional(const Flag& flag, std::vector<std::string>& values) {
  parser_->positional = flag;
  parser_->positional_values = &values;
}

void CommandLine::add_flag(const std::string& title, const Flag& flag, Take take) {
  const CLI::callback_t callback = [take = std::move(take)](const CLI::results_t& texts) {
    take(texts);
    return true;
  };
  parser_->flags.push_back(flag.name);
  parser_->app.add_option("--" + flag.name, callback, wrap(flag.help))
      ->type_name(flag.kind)
      ->multi_option_policy(flag.repeated ? CLI::MultiOptionPolicy::TakeAll
                                          : CLI::MultiOptionPolicy::TakeLast)
      ->group(title);
}

void CommandLine::add_switch(const std::string& title, const Flag& flag, Take take) {
  const std::string names = fmt::format("--{0},!--no-{0}", flag.name);
  const std::function<void(int64_t)> callback = [take = std::move(take)](int64_t count) {
    take({count > 0 ? "true" : "false"});
  };
  parser_->flags.push_back(flag.name);
  parser_->flags.push_back("no-" + flag.name);
  parser_->app.add_flag_function(names, callback, wrap(flag.help))
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->group(title);
}

bool CommandLine::parse(const std::vector<std::string>& arguments) {
  const auto mark = std::ranges::find(arguments, "--");
  Texts reversed(arguments.begin(), mark);
  std::ranges::reverse(reversed);
  try {
    parser_->app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    print_output(parser_->app.help());
    return false;
  } catch (const CLI::ArgumentMismatch& error) {
    // "--beam: 1 required N missing", "json was given a disallowed flag override"
    const std::string_view message = error.what();
    const bool missing = message.ends_with("missing");
    throw UsageError("{}{} {}", missing ? "" : "--", message.substr(0, message.find_first_of(": ")),
                     missing ? "needs a value" : "takes no value");
  } catch (const CLI::ParseError& error) {
    throw UsageError("{} (regard {} --help lists the flags)", error.what(), parser_->command);
  }
  Texts words = parser_->app.remaining();
  for (const std::string& word : words)
    if (looks_like_flag(word)) refuse_flag(word);
  if (mark != arguments.end()) words.insert(words.end(), mark + 1, arguments.end());
  if (!words.empty() && parser_->positional_values == nullptr)
    throw UsageError("'{}' has no flag before it, and regard {} takes no such word", words.front(),
                     parser_->command);
  if (!words.empty()) *parser_->positional_values = words;
  return true;
}

void CommandLine::refuse_flag(const std::string& word) const {
  const size_t start = std::min(word.find_first_not_of('-'), word.size());
  const std::string name = word.substr(start, std::min(word.find('='), word.size()) - start);
  const std::string near = nearest(name, parser_->flags);
  if (!near.empty()) throw UsageError("unknown flag {}; did you mean '--{}'?", word, near);
  throw UsageError("unknown flag {}; regard {} --help lists the flags{}", word, parser_->command,
                   parser_->positional_values == nullptr
                       ? ""
                       : ", and what begins with a dash but is no flag comes after --");
}

void CommandLine::apply() const {
  for (const auto& assign : pending_) assign();
}

bool CommandLine::given(const std::string& flag) const {
  return parser_->app.count("--" + flag) > 0;
}

}  // namespace regard
