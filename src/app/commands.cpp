#include "app/commands.h"

#include <torch/version.h>

#include "app/attention_command.h"
#include "app/compare_command.h"
#include "app/evaluate_command.h"
#include "app/exit_status.h"
#include "app/figure_command.h"
#include "app/info_command.h"
#include "app/output.h"
#include "app/plan_command.h"
#include "app/pool_command.h"
#include "app/split_command.h"
#include "app/train_command.h"
#include "app/translate_command.h"
#include "regard/config/nearest.h"

namespace regard {
namespace {

constexpr Command all_commands[] = {
    {train_text, train_command},         {plan_text, plan_command},
    {translate_text, translate_command}, {evaluate_text, evaluate_command},
    {attention_text, attention_command}, {figure_text, figure_command},
    {split_text, split_command},         {info_text, info_command},
    {pool_text, pool_command},           {compare_text, compare_command}};

std::string overview() {
  std::string text =
      "regard: train a translator with attention, translate, measure, look, "
      "compare.\n\nCommands:\n";
  for (const Command& command : all_commands)
    text += fmt::format("  {:<12}{}\n", command.text.name, command.text.summary);
  return text +
         "\nregard COMMAND --help tells all about one; regard --version says what this is.\n"
         "Try: regard translate \"Où est la gare ?\"\n";
}

const Command& find_command(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : all_commands) {
    if (command.text.name == name) return command;
    names.emplace_back(command.text.name);
  }
  throw UsageError("there is no command '{}'{}", name, suggestion(name, names));
}

}  // namespace

std::span<const Command> commands() { return all_commands; }

int run_program(const std::vector<std::string>& words) {
  const std::string first = words.empty() ? "--help" : words.front();
  if (first == "--version") {
    print_output(fmt::format("regard {} (LibTorch {})\n", REGARD_VERSION, TORCH_VERSION));
    return exit_done;
  }
  if (first == "--help" || first == "-h" || (first == "help" && words.size() == 1)) {
    print_output(overview());
    return exit_done;
  }
  if (first == "help") return find_command(words[1]).run({"--help"});
  return find_command(first).run({words.begin() + 1, words.end()});
}

}  // namespace regard
