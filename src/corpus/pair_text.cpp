#include "regard/corpus/pair_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string_view>

#include "regard/base/fnv1a.h"
#include "regard/corpus/pair_reader.h"

namespace regard {
namespace {

namespace fs = std::filesystem;

void take(Fnv1a& hash, std::string_view text) {
  for (const char byte : text) hash.add(static_cast<uint8_t>(byte));
  hash.add('\n');  // which no sentence holds
}

}  // namespace

PairText pair_text(ParallelCorpus corpus) {
  Fnv1a hash;
  for (const SentencePair& pair : corpus) {
    take(hash, pair.source);
    take(hash, pair.target);
  }
  std::string stamp = fmt::format("{} pairs, {:016x}", corpus.size(), hash.value());
  const auto open = [shared = std::make_shared<const ParallelCorpus>(std::move(corpus))] {
    return [shared, next = size_t{0}](SentencePair& pair) mutable {
      if (next == shared->size()) return false;
      pair = (*shared)[next++];
      return true;
    };
  };
  return {open, std::move(stamp)};
}

std::string file_stamp(const std::string& files) {
  std::string stamp;
  for (const fs::path& path : pair_paths(files)) {
    std::error_code failure;
    const auto time = fs::last_write_time(path, failure);
    if (failure) return {};
    stamp +=
        fmt::format("{}{}, {} bytes, {}", stamp.empty() ? "" : "; ", fs::absolute(path).string(),
                    fs::file_size(path, failure), time.time_since_epoch().count());
  }
  return stamp;
}

bool can_be_read_again(const std::string& files) {
  return std::ranges::none_of(pair_paths(files), [](const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored) && !fs::is_regular_file(path, ignored);
  });
}

}  // namespace regard
