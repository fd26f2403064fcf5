#include "training/data_fingerprint.h"

namespace regard {
namespace {

void take(uint64_t& hash, uint32_t value) {
  constexpr uint64_t prime = 0x100000001B3;
  for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ ((value >> shift) & 0xFF)) * prime;
}

void take(uint64_t& hash, const std::vector<int32_t>& ids) {
  take(hash, static_cast<uint32_t>(ids.size()));
  for (const int32_t id : ids) take(hash, static_cast<uint32_t>(id));
}

}  // namespace

uint64_t data_fingerprint(std::span<const EncodedPair> pairs) {
  uint64_t hash = 0xCBF29CE484222325;
  for (const EncodedPair& pair : pairs) {
    take(hash, pair.source);
    take(hash, pair.target);
  }
  return hash;
}

}  // namespace regard
