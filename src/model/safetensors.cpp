#include "regard/model/safetensors.h"

#include <torch/types.h>

#include <algorithm>
#include <bit>
#include <fstream>

#include "model/safetensors_header.h"
#include "regard/base/error.h"
#include "regard/base/file.h"

namespace regard {
namespace {

static_assert(std::endian::native == std::endian::little, "safetensors holds little-endian data");

constexpr uint64_t max_header_bytes = 100'000'000;

/// An open file of known size.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) : name_(path.string()) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure))
      throw Error("{}: no such file: model weights in safetensors format were expected", name_);
    size_ = std::filesystem::file_size(path, failure);
    stream_.open(path, std::ios::binary);
    if (failure || !stream_) throw Error("{}: cannot be read", name_);
  }

  void read(void* to, uint64_t bytes) {
    if (!stream_.read(static_cast<char*>(to), static_cast<std::streamsize>(bytes)))
      throw damaged_safetensors(name_, "it ends too early");
  }

  uint64_t size() const { return size_; }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::ifstream stream_;
  uint64_t size_ = 0;
};

std::string read_header(Reader& reader) {
  uint64_t length = 0;
  reader.read(&length, sizeof length);
  if (length > max_header_bytes || length > reader.size() - sizeof length)
    throw damaged_safetensors(reader.name(),
                              fmt::format("a header of {} bytes does not fit", length));
  std::string header(length, '\0');
  reader.read(header.data(), length);
  return header;
}

torch::Tensor read_tensor(const TensorEntry& entry, Reader& reader) {
  torch::Tensor tensor = torch::empty(entry.shape, entry.type);
  if (entry.end == entry.begin) return tensor;
  reader.read(tensor.data_ptr(), entry.end - entry.begin);
  // Any other byte in a bool is undefined behaviour in C++.
  if (entry.type == torch::kBool && tensor.view(torch::kByte).max().item<int64_t>() > 1)
    throw damaged_safetensors(reader.name(),
                              fmt::format("tensor '{}': a BOOL is neither 0 nor 1", entry.name));
  return tensor;
}

}  // namespace

void write_safetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                       const std::map<std::string, std::string>& metadata) {
  // Wide types first keep every tensor at a multiple of its element size, which readers that map
  // the file rely on.
  NamedTensors sorted = tensors;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second.element_size() > b.second.element_size();
  });
  const std::string header = make_safetensors_header(sorted, metadata);
  write_file(path, [&](std::ostream& out) {
    out.write(header.data(), static_cast<std::streamsize>(header.size()));
    for (const auto& [name, tensor] : sorted) {
      const torch::Tensor plain = tensor.detach().to(torch::kCPU).contiguous();
      out.write(static_cast<const char*>(plain.const_data_ptr()),
                static_cast<std::streamsize>(plain.nbytes()));
    }
  });
}

NamedTensors read_safetensors(const std::filesystem::path& path) {
  Reader reader(path);
  const std::string header = read_header(reader);
  const uint64_t data_bytes = reader.size() - sizeof(uint64_t) - header.size();
  NamedTensors tensors;
  for (const TensorEntry& entry : parse_safetensors_header(header, data_bytes, reader.name()))
    tensors.emplace_back(entry.name, read_tensor(entry, reader));
  return tensors;
}

}  // namespace regard
