#include "model/safetensors_header.h"

#include <torch/types.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

namespace regard {
namespace {

using nlohmann::json;

constexpr size_t max_dimensions = 64;  // PyTorch's own limit for element-wise kernels
constexpr int max_depth = 3;           // header, tensor, shape
constexpr std::string_view metadata_key = "__metadata__";

struct TypeName {
  torch::ScalarType type;
  std::string_view name;
};
constexpr TypeName type_names[] = {{torch::kDouble, "F64"}, {torch::kFloat, "F32"},
                                   {torch::kHalf, "F16"},   {torch::kBFloat16, "BF16"},
                                   {torch::kLong, "I64"},   {torch::kInt, "I32"},
                                   {torch::kShort, "I16"},  {torch::kChar, "I8"},
                                   {torch::kByte, "U8"},    {torch::kBool, "BOOL"}};

class HeaderParser {
 public:
  HeaderParser(const std::string& text, const std::string& file) : text_(text), file_(file) {}

  std::vector<TensorEntry> entries() const;
  Error damage(std::string_view what) const { return damaged_safetensors(file_, what); }
  Error damage(const std::string& tensor, std::string_view what) const {
    return damage(fmt::format("tensor '{}': {}", tensor.substr(0, 100), what));
  }

 private:
  json parse() const;
  void check_metadata(const json& metadata) const;
  TensorEntry entry(const std::string& name, const json& tensor) const;
  std::vector<int64_t> numbers(const std::string& name, const json& tensor,
                               const char* field) const;
  torch::ScalarType type(const std::string& name, const json& tensor) const;
  uint64_t byte_count(const TensorEntry& entry) const;

  const std::string& text_;
  const std::string& file_;
};

/// JSON as everyone else reads it, but refusing what its readers take differently: a name twice,
/// text behind the object, nesting without end.
json HeaderParser::parse() const {
  if (!text_.starts_with('{') || text_.find('\0') != std::string::npos)
    throw damage("its header is not a JSON object");
  std::array<std::set<std::string>, max_depth + 1> keys;
  const auto check = [&](int depth, json::parse_event_t event, json& parsed) {
    if (depth > max_depth) throw damage("its header is nested too deep");
    const auto level = static_cast<size_t>(depth);
    if (event == json::parse_event_t::object_start && depth < max_depth) keys[level + 1].clear();
    if (event == json::parse_event_t::key &&
        !keys[level].insert(parsed.get_ref<const std::string&>()).second)
      throw damage(parsed.get_ref<const std::string&>(), "the name occurs twice");
    return true;
  };
  json parsed = json::parse(text_, check, /*allow_exceptions=*/false);
  if (!parsed.is_object()) throw damage("its header is not a JSON object");
  return parsed;
}

void HeaderParser::check_metadata(const json& metadata) const {
  const auto is_text = [](const json& value) { return value.is_string(); };
  if (!metadata.is_object() || !std::all_of(metadata.begin(), metadata.end(), is_text))
    throw damage("its __metadata__ is not an object of strings");
}

/// A field that is a list of whole numbers of at least zero that fit into 63 bits.
std::vector<int64_t> HeaderParser::numbers(const std::string& name, const json& tensor,
                                           const char* field) const {
  const auto found = tensor.find(field);
  if (found == tensor.end() || !found->is_array() || found->size() > max_dimensions)
    throw damage(name, fmt::format("its {} is no list of numbers", field));
  std::vector<int64_t> values;
  for (const json& value : *found) {
    if (!value.is_number_unsigned() || value.get<uint64_t>() >> 63 != 0)
      throw damage(name, fmt::format("its {} holds something else than sizes", field));
    values.push_back(value.get<int64_t>());
  }
  return values;
}

torch::ScalarType HeaderParser::type(const std::string& name, const json& tensor) const {
  const auto found = tensor.find("dtype");
  if (found == tensor.end() || !found->is_string()) throw damage(name, "it has no dtype");
  const auto& text = found->get_ref<const std::string&>();
  for (const TypeName& known : type_names)
    if (text == known.name) return known.type;
  throw damage(name, fmt::format("unknown dtype {}", text.substr(0, 20)));
}

/// Zeros in the shape count as one while the product is watched: PyTorch computes strides from the
/// other sizes all the same.
uint64_t HeaderParser::byte_count(const TensorEntry& entry) const {
  auto product = static_cast<int64_t>(c10::elementSize(entry.type));
  bool empty = false;
  for (const int64_t size : entry.shape) {
    empty |= size == 0;
    if (__builtin_mul_overflow(product, std::max<int64_t>(size, 1), &product))
      throw damage(entry.name, "its shape is too large");
  }
  return empty ? 0 : static_cast<uint64_t>(product);
}

TensorEntry HeaderParser::entry(const std::string& name, const json& tensor) const {
  if (!tensor.is_object()) throw damage(name, "it is no JSON object");
  const std::vector<int64_t> offsets = numbers(name, tensor, "data_offsets");
  if (offsets.size() != 2) throw damage(name, "its data_offsets are not two numbers");
  TensorEntry parsed{.name = name,
                     .type = type(name, tensor),
                     .shape = numbers(name, tensor, "shape"),
                     .begin = static_cast<uint64_t>(offsets[0]),
                     .end = static_cast<uint64_t>(offsets[1])};
  if (parsed.end < parsed.begin || parsed.end - parsed.begin != byte_count(parsed))
    throw damage(name, "its offsets do not fit its shape");
  return parsed;
}

std::vector<TensorEntry> HeaderParser::entries() const {
  const json header = parse();
  std::vector<TensorEntry> entries;
  for (const auto& [name, value] : header.items()) {
    if (name == metadata_key)
      check_metadata(value);
    else
      entries.push_back(entry(name, value));
  }
  return entries;
}

std::string_view type_name(const std::string& name, const torch::Tensor& tensor) {
  for (const TypeName& known : type_names)
    if (tensor.scalar_type() == known.type) return known.name;
  throw Error("tensor '{}' has type {}, which safetensors files of regard do not hold", name,
              c10::toString(tensor.scalar_type()));
}

}  // namespace

std::vector<TensorEntry> parse_safetensors_header(const std::string& header, uint64_t data_bytes,
                                                  const std::string& file) {
  const HeaderParser parser(header, file);
  std::vector<TensorEntry> entries = parser.entries();
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  uint64_t position = 0;
  for (const TensorEntry& entry : entries) {
    if (entry.begin != position)
      throw parser.damage(entry.name, "its bytes overlap others or leave a gap");
    position = entry.end;
  }
  if (position != data_bytes)
    throw parser.damage(fmt::format("its tensors need {} bytes, it has {}", position, data_bytes));
  return entries;
}

std::string make_safetensors_header(const NamedTensors& tensors,
                                    const std::map<std::string, std::string>& metadata) {
  json header = json::object();
  if (!metadata.empty()) header[std::string(metadata_key)] = metadata;
  uint64_t position = 0;
  for (const auto& [name, tensor] : tensors) {
    if (header.contains(name) || name == metadata_key)
      throw Error("two tensors of a safetensors file have the name '{}'", name);
    const uint64_t end = position + tensor.nbytes();
    header[name] = {{"dtype", type_name(name, tensor)},
                    {"shape", tensor.sizes().vec()},
                    {"data_offsets", {position, end}}};
    position = end;
  }
  std::string text = header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');
  const uint64_t length = text.size();
  return std::string(reinterpret_cast<const char*>(&length), sizeof length) + text;
}

Error damaged_safetensors(const std::string& file, std::string_view what) {
  return Error("{}: not a valid safetensors file: {}", file, what);
}

}  // namespace regard
