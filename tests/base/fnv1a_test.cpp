#include "regard/base/fnv1a.h"

#include <gtest/gtest.h>

#include <string_view>

namespace regard {
namespace {

uint64_t hash(std::string_view text) {
  Fnv1a hash;
  for (const char byte : text) hash.add(static_cast<uint8_t>(byte));
  return hash.value();
}

/// The authors' test vectors.
TEST(Fnv1a, IsThatOfItsAuthors) {
  EXPECT_EQ(hash(""), 0xCBF29CE484222325u);
  EXPECT_EQ(hash("a"), 0xAF63DC4C8601EC8Cu);
  EXPECT_EQ(hash("foobar"), 0x85944171F73967E8u);
}

}  // namespace
}  // namespace regard
