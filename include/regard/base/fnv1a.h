#pragma once

#include <cstdint>

namespace regard {

/// FNV-1a of 64 bits (Fowler, Noll and Vo 1991): a number for a row of bytes, which another row has
/// only by an accident of one in 2^64. It does not resist who wants one.
class Fnv1a {
 public:
  void add(uint8_t byte) { hash_ = (hash_ ^ byte) * 0x100000001B3; }
  uint64_t value() const { return hash_; }

 private:
  uint64_t hash_ = 0xCBF29CE484222325;
};

}  // namespace regard
