#include "training/data_fingerprint.h"

namespace regard {

void DataFingerprint::add(uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) hash_.add(static_cast<uint8_t>(value >> shift));
}

void DataFingerprint::add(std::span<const int32_t> ids) {
  add(static_cast<uint32_t>(ids.size()));
  for (const int32_t id : ids) add(static_cast<uint32_t>(id));
}

void DataFingerprint::add(std::span<const int32_t> source, std::span<const int32_t> target) {
  add(source);
  add(target);
}

uint64_t data_fingerprint(const EncodedPairs& pairs) {
  DataFingerprint fingerprint;
  for (size_t i = 0; i < pairs.size(); ++i) fingerprint.add(pairs.source(i), pairs.target(i));
  return fingerprint.value();
}

}  // namespace regard
