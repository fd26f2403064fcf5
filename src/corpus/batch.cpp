#include "regard/corpus/batch.h"

#include <c10/util/Exception.h>
#include <torch/types.h>

#include <algorithm>

#include "regard/text/vocabulary.h"

namespace regard {
namespace {

// A padded table of ids that is filled row by row.
class Table {
 public:
  Table(size_t rows, size_t columns)
      : tensor_(torch::full({static_cast<int64_t>(rows), static_cast<int64_t>(columns)},
                            special::pad, torch::kInt64)),
        data_(tensor_.data_ptr<int64_t>()),
        columns_(columns) {}

  int64_t* row(size_t index) { return data_ + index * columns_; }
  const torch::Tensor& tensor() const { return tensor_; }

 private:
  torch::Tensor tensor_;
  int64_t* data_;
  size_t columns_;
};

// `sentence(row)` is any span of ids; each row gets its end mark.
template <typename Sentence>
SourceBatch close_and_pad(size_t rows, Sentence sentence) {
  TORCH_CHECK(rows > 0, "a batch needs at least one sentence");
  size_t longest = 0;
  for (size_t b = 0; b < rows; ++b) longest = std::max(longest, sentence(b).size());
  Table ids(rows, longest + 1);
  const auto lengths = torch::empty({static_cast<int64_t>(rows)}, torch::kInt64);
  auto* length = lengths.data_ptr<int64_t>();
  for (size_t b = 0; b < rows; ++b) {
    const auto words = sentence(b);
    *std::copy(words.begin(), words.end(), ids.row(b)) = special::eos;
    length[b] = static_cast<int64_t>(words.size()) + 1;
  }
  return {ids.tensor(), lengths};
}

}  // namespace

SourceBatch SourceBatch::to(torch::Device device) const { return {ids.to(device), lengths}; }

double Batch::padding() const {
  const int64_t real = source.lengths.sum().item<int64_t>() + target_tokens;
  const int64_t positions = source.ids.numel() + target_out.numel();
  return 1.0 - static_cast<double>(real) / static_cast<double>(positions);
}

Batch Batch::to(torch::Device device) const {
  return {source.to(device), target_in.to(device), target_out.to(device), target_tokens};
}

SourceBatch make_source_batch(std::span<const std::vector<int64_t>> sentences) {
  return close_and_pad(sentences.size(), [&](size_t b) { return std::span(sentences[b]); });
}

Batch make_batch(const EncodedPairs& pairs, std::span<const uint32_t> rows) {
  const auto target_of = [&](size_t b) { return pairs.target(rows[b]); };
  Batch batch;
  batch.source = close_and_pad(rows.size(), [&](size_t b) { return pairs.source(rows[b]); });
  const auto [target_out, lengths] = close_and_pad(rows.size(), target_of);
  batch.target_out = target_out;
  batch.target_tokens = lengths.sum().item<int64_t>();
  Table target_in(rows.size(), static_cast<size_t>(target_out.size(1)));
  for (size_t b = 0; b < rows.size(); ++b) {
    int64_t* row = target_in.row(b);
    row[0] = special::bos;
    std::ranges::copy(target_of(b), row + 1);
  }
  batch.target_in = target_in.tensor();
  return batch;
}

}  // namespace regard
