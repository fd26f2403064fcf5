#include "model/safetensors_header.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>

namespace regard {
namespace {

using testing::HasSubstr;

std::string failure(const std::string& header, uint64_t data_bytes) {
  try {
    parse_safetensors_header(header, data_bytes, "w");
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

std::string tensor(const std::string& type, const std::string& shape, const std::string& offsets) {
  return R"({"dtype":")" + type + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}";
}

std::string failure_of(const std::string& type, const std::string& shape,
                       const std::string& offsets, uint64_t data_bytes = 4) {
  return failure(R"({"a":)" + tensor(type, shape, offsets) + "}", data_bytes);
}

TEST(SafetensorsHeaderTest, EntriesComeInTheOrderOfTheirBytes) {
  const auto entries = parse_safetensors_header(
      R"({"a":)" + tensor("F32", "[2,1]", "[4,12]") + R"(,"b":)" + tensor("I16", "[2]", "[0,4]") +
          R"(,"c":)" + tensor("U8", "[0]", "[4,4]") + R"(,"__metadata__":{"x":"y"}}   )",
      12, "w");
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].name, "b");
  EXPECT_EQ(entries[0].type, torch::kShort);
  EXPECT_EQ(entries[1].name, "c");
  EXPECT_EQ(entries[2].name, "a");
  EXPECT_EQ(entries[2].shape, (std::vector<int64_t>{2, 1}));
  EXPECT_EQ(entries[2].begin, 4U);
  EXPECT_EQ(entries[2].end, 12U);
}

TEST(SafetensorsHeaderTest, WhatIsNotOneJsonObjectIsAnError) {
  const std::string good = R"({"a":)" + tensor("F32", "[1]", "[0,4]") + "}";
  EXPECT_EQ(failure(good, 4), "no error");
  for (const std::string& bad : {std::string("[1]"), " " + good, good + "x", good + '\0',
                                 std::string(), good.substr(1), good.substr(0, good.size() - 1)})
    EXPECT_THAT(failure(bad, 4), HasSubstr("not a JSON object")) << bad;
  EXPECT_THAT(failure(R"({"a":)" + std::string(50'000, '['), 4), HasSubstr("nested too deep"));
}

TEST(SafetensorsHeaderTest, FieldsThatAreMissingOrOfAnotherKindAreErrors) {
  EXPECT_THAT(failure(R"({"a":3})", 4), HasSubstr("it is no JSON object"));
  EXPECT_THAT(failure(R"({"a":{"shape":[1],"data_offsets":[0,4]}})", 4), HasSubstr("no dtype"));
  EXPECT_THAT(failure(R"({"a":{"dtype":"F32","data_offsets":[0,4]}})", 4),
              HasSubstr("shape is no list"));
  EXPECT_THAT(failure(R"({"__metadata__":{"x":1}})", 0), HasSubstr("not an object of strings"));
  EXPECT_THAT(failure_of("F33", "[1]", "[0,4]"), HasSubstr("unknown dtype F33"));
  for (const char* shape : {"[-1]", "[1.0]", "[\"1\"]", "[null]", "[9223372036854775808]"})
    EXPECT_THAT(failure_of("F32", shape, "[0,4]"), HasSubstr("something else than sizes")) << shape;
  EXPECT_THAT(failure_of("F32", "[1]", "[0]"), HasSubstr("not two numbers"));
}

TEST(SafetensorsHeaderTest, ShapesAndOffsetsMustAgree) {
  EXPECT_THAT(failure_of("F32", "[2]", "[0,4]"), HasSubstr("do not fit its shape"));
  EXPECT_THAT(failure_of("F32", "[1]", "[4,0]"), HasSubstr("do not fit its shape"));
  const std::string huge = "4294967296";
  for (const std::string& shape : {"[" + huge + "," + huge + "]", "[0," + huge + "," + huge + "]"})
    EXPECT_THAT(failure_of("F32", shape, "[0,0]", 0), HasSubstr("shape is too large")) << shape;
  EXPECT_THAT(failure_of("F64", "[2305843009213693952]", "[0,0]", 0),
              HasSubstr("shape is too large"));
}

TEST(SafetensorsHeaderTest, BytesBelongToExactlyOneTensor) {
  EXPECT_THAT(failure_of("F32", "[1]", "[4,8]", 8), HasSubstr("leave a gap"));
  EXPECT_THAT(failure_of("F32", "[1]", "[0,4]", 5), HasSubstr("need 4 bytes, it has 5"));
  EXPECT_THAT(failure_of("F32", "[1]", "[0,4]", 3), HasSubstr("need 4 bytes, it has 3"));
  const std::string first = tensor("F32", "[1]", "[0,4]");
  EXPECT_THAT(failure(R"({"a":)" + first + R"(,"b":)" + first + "}", 4), HasSubstr("overlap"));
  EXPECT_THAT(failure(R"({"a":)" + first + R"(,"a":)" + tensor("F32", "[1]", "[4,8]") + "}", 8),
              HasSubstr("occurs twice"));
  EXPECT_THAT(failure(R"({"a":{"dtype":"F32",)" + first.substr(1) + "}", 4),
              HasSubstr("occurs twice"));
}

TEST(SafetensorsHeaderTest, WhatIsMadeIsParsed) {
  const std::string made = make_safetensors_header(
      {{"x", torch::ones({3}, torch::kDouble)}, {"y", torch::ones({2, 2}, torch::kByte)}}, {});
  EXPECT_EQ(made.size() % 8, 0U);
  const auto entries = parse_safetensors_header(made.substr(8), 28, "w");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[1].name, "y");
  EXPECT_EQ(entries[1].shape, (std::vector<int64_t>{2, 2}));
}

}  // namespace
}  // namespace regard
