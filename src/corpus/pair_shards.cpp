#include "regard/corpus/pair_shards.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/base/mapped_file.h"

namespace regard {
namespace {

namespace fs = std::filesystem;

constexpr char magic[7] = {'r', 'e', 'g', 'a', 'r', 'd', 'P'};
constexpr uint8_t version = 1;
constexpr uint64_t byte_order = 0x01020304;

struct Header {
  char magic[7];
  uint8_t version;
  uint64_t byte_order;
  uint64_t pairs;
  uint64_t ids;
};
static_assert(sizeof(Header) == 32);

struct MappedPairs final : PairStorage {
  explicit MappedPairs(const fs::path& path) : file(path) {}
  void release() const override { file.release(); }

  MappedFile file;
};

fs::path shard(const fs::path& folder, size_t number) {
  return folder / fmt::format("pairs-{:05}.bin", number);
}

template <typename T>
void write_array(std::ostream& stream, std::span<const T> numbers) {
  stream.write(reinterpret_cast<const char*>(numbers.data()),
               static_cast<std::streamsize>(numbers.size_bytes()));
}

/// What a file of so many bytes says that it holds. Throws Error.
Header read_header(std::span<const std::byte> bytes, const fs::path& path) {
  Header header{};
  std::memcpy(&header, bytes.data(), std::min(bytes.size(), sizeof header));
  if (bytes.size() < sizeof header || !std::ranges::equal(header.magic, magic))
    throw Error("{}: it holds no training pairs", path.string());
  if (header.version != version)
    throw Error("{}: it is of version {}, not {}", path.string(), header.version, version);
  if (header.byte_order != byte_order)
    throw Error("{}: a machine of another byte order wrote it", path.string());
  // Of a size that cannot overflow: there is a number of 4 bytes for each.
  const uint64_t numbers = (bytes.size() - sizeof header) / 4;
  if (header.pairs > EncodedPairs::block_pairs || header.ids > numbers ||
      sizeof header + 4 * (2 * header.pairs + 1 + header.ids) != bytes.size())
    throw Error("{}: it is cut off or damaged: {} bytes are not what {} pairs of {} ids take",
                path.string(), bytes.size(), header.pairs, header.ids);
  return header;
}

PairBlock open_shard(const fs::path& path) {
  const auto mapped = std::make_shared<MappedPairs>(path);
  const std::span<const std::byte> bytes = mapped->file.bytes();
  const Header header = read_header(bytes, path);
  const std::byte* ends = bytes.data() + sizeof header;
  const size_t count = 2 * header.pairs + 1;
  const PairBlock block{{reinterpret_cast<const uint32_t*>(ends), count},
                        {reinterpret_cast<const int32_t*>(ends + 4 * count), header.ids},
                        mapped};
  if (block.ends.front() != 0 || block.ends.back() != header.ids ||
      !std::ranges::is_sorted(block.ends))
    throw Error("{}: it is damaged: its pairs do not follow one another", path.string());
  mapped->release();
  return block;
}

}  // namespace

void ShardWriter::add(std::span<const int32_t> source, std::span<const int32_t> target) {
  block_.add(source, target);
  if (block_.pairs() == EncodedPairs::block_pairs) write();
}

void ShardWriter::finish() {
  if (block_.pairs() > 0) write();
}

void ShardWriter::write() {
  Header header{.magic = {},
                .version = version,
                .byte_order = byte_order,
                .pairs = block_.pairs(),
                .ids = block_.ids().size()};
  std::ranges::copy(magic, header.magic);
  const auto produce = [&](std::ostream& stream) {
    stream.write(reinterpret_cast<const char*>(&header), sizeof header);
    write_array(stream, block_.ends());
    write_array(stream, block_.ids());
  };
  write_file(shard(folder_, written_ / EncodedPairs::block_pairs), produce);
  written_ += std::exchange(block_, {}).pairs();
}

EncodedPairs open_shards(const fs::path& folder, size_t pairs) {
  std::vector<PairBlock> blocks;
  for (size_t opened = 0; opened < pairs; opened += blocks.back().pairs()) {
    const fs::path path = shard(folder, blocks.size());
    blocks.push_back(open_shard(path));
    const size_t expected = std::min(EncodedPairs::block_pairs, pairs - opened);
    if (blocks.back().pairs() != expected)
      throw Error("{}: it holds {} pairs, not {}", path.string(), blocks.back().pairs(), expected);
  }
  return EncodedPairs(std::move(blocks));
}

}  // namespace regard
