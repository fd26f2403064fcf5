#include "regard/metrics/references.h"

#include "regard/base/error.h"

namespace regard {

References References::single(const std::vector<std::string>& lines) {
  return streams({Stream(lines.begin(), lines.end())});
}

References References::streams(const std::vector<Stream>& streams) {
  if (streams.empty()) throw Error("no references: give at least one reference file");
  const std::size_t size = streams.front().size();
  if (size == 0) throw Error("the references have no lines: there is nothing to score");
  References references;
  references.sentences_.resize(size);
  for (std::size_t s = 0; s < streams.size(); ++s) {
    if (streams[s].size() != size) {
      throw Error(
          "reference stream {} has {} lines but stream 1 has {}: give streams of one length", s + 1,
          streams[s].size(), size);
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (streams[s][i]) references.sentences_[i].push_back(*streams[s][i]);
    }
  }
  for (std::size_t i = 0; i < size; ++i) {
    if (references.sentences_[i].empty()) {
      throw Error("sentence {} has no reference in any stream: give one or leave it out", i + 1);
    }
  }
  return references;
}

std::string References::count_text() const {
  const std::size_t first = sentences_.front().size();
  for (const auto& references : sentences_) {
    if (references.size() != first) return "var";
  }
  return std::to_string(first);
}

}  // namespace regard
