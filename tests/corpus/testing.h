#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "regard/base/error.h"
#include "regard/corpus/parallel_corpus.h"

namespace regard::testing {

/// A folder of the running test's own, gone when the test ends.
class Folder {
 public:
  Folder() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::temp_directory_path() /
            (std::string("regard_corpus_") + test->test_suite_name() + "_" + test->name());
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// Writes a file and gives its path.
  std::string file(const std::string& name, std::string_view content) const {
    const std::string path = path_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  std::string path(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// The message of the Error that `action` throws; a failure if it throws none.
inline std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  ADD_FAILURE() << "no Error was thrown";
  return "";
}

/// The corpora that lie beside the repository, as far as they are there; says which are not.
inline std::vector<ParallelCorpus> real_corpora() {
  namespace fs = std::filesystem;
  const fs::path root = REGARD_SOURCE_DIR;
  // English comes first in the shared file, which is what the default columns expect.
  std::vector<fs::path> files{root / "../shared/data/tatoeba-fra-eng/train.tsv"};
  if (fs::is_directory(root / "data"))
    for (const auto& entry : fs::directory_iterator(root / "data"))
      if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  std::vector<ParallelCorpus> corpora;
  for (const fs::path& file : files) {
    if (!fs::exists(file)) {
      std::cerr << "not checked, because it is not there: " << file.string() << '\n';
      continue;
    }
    LoadReport report;
    corpora.push_back(load_parallel(file, CorpusOptions{}, report));
  }
  return corpora;
}

}  // namespace regard::testing
