#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "regard/corpus/encoded_pairs.h"

namespace regard {

/// Training pairs in ids on the disk: files `pairs-00000.bin`, `pairs-00001.bin`, ... of a folder,
/// each with `EncodedPairs::block_pairs` pairs, the last with the rest. A file is, in the byte
/// order of the machine,
///
///   8 bytes   "regardP" and the format's version, 1
///   8 bytes   0x01020304, which tells another byte order; then 0
///   8 bytes   pairs, P
///   8 bytes   ids, I
///   4 bytes   each of 2 P + 1 ends, then of I ids, as in PairBlock
///
/// It guards against a file that is cut off or of another kind; damage inside is for checksums.
class ShardWriter {
 public:
  explicit ShardWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Throws Error (disk full, a folder that cannot be written).
  void add(std::span<const int32_t> source, std::span<const int32_t> target);
  /// Writes what is left. To be called once, at the end.
  void finish();

  size_t pairs() const { return written_ + block_.pairs(); }

 private:
  void write();

  std::filesystem::path folder_;
  PairArray block_;
  size_t written_ = 0;
};

/// The first `pairs` pairs in the files of a folder, mapped: the folder may be renamed meanwhile.
/// Throws Error if a file is missing, cut off, damaged where it says what it holds, or of another
/// version, or if there are other numbers of pairs in them.
EncodedPairs open_shards(const std::filesystem::path& folder, size_t pairs);

}  // namespace regard
