#include "regard/model/safetensors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "regard/base/error.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SafetensorsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::path(testing::TempDir()) /
        (std::string("regard_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    path_ = folder_ / "x.safetensors";
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  void put(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
  }
  void put(const std::string& header, const std::string& data) const {
    const uint64_t length = header.size();
    put(std::string(reinterpret_cast<const char*>(&length), 8) + header + data);
  }
  std::string message() const {
    try {
      read_safetensors(path_);
    } catch (const Error& error) {
      return error.what();
    }
    return "no error";
  }
  static void python(const std::string& code) {
    const char* named = std::getenv("REGARD_PYTHON");
    const std::string program = named ? named : REGARD_SOURCE_DIR "/.venv/bin/python";
    const std::string command = "'" + program + "' -c \"" + code + "\"";
    ASSERT_EQ(std::system(command.c_str()), 0)
        << "Python with torch and safetensors failed (scripts/setup makes .venv, REGARD_PYTHON "
           "names another): "
        << command;
  }

  fs::path folder_;
  fs::path path_;
};

NamedTensors all_types() {
  return {{"a.bool", torch::tensor({true, false, true})},
          {"byte", torch::tensor({0, 128, 255}, torch::kByte)},
          {"char", torch::tensor({-128, 127}, torch::kChar)},
          {"short", torch::tensor({-32768, 32767}, torch::kShort)},
          {"int", torch::tensor({{-2147483647}, {5}}, torch::kInt)},
          {"long", torch::tensor({int64_t{-1} << 62, int64_t{7}})},
          {"half", torch::tensor({0.5F, -65504.0F}).to(torch::kHalf)},
          {"brain", torch::tensor({0.5F, -3.0F}).to(torch::kBFloat16)},
          {"float", torch::arange(24, torch::kFloat).view({2, 3, 4}).transpose(0, 2)},
          {"double", torch::tensor(3.25, torch::kDouble)},
          {"empty", torch::empty({0, 7}, torch::kFloat)}};
}

void expect_same(const NamedTensors& expected, const NamedTensors& actual) {
  ASSERT_EQ(expected.size(), actual.size());
  for (const auto& [name, tensor] : expected) {
    const auto found = std::find_if(actual.begin(), actual.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    ASSERT_NE(found, actual.end()) << name;
    EXPECT_EQ(found->second.scalar_type(), tensor.scalar_type()) << name;
    EXPECT_EQ(found->second.sizes(), tensor.sizes()) << name;
    EXPECT_TRUE(torch::equal(found->second, tensor)) << name;
  }
}

TEST_F(SafetensorsTest, EveryTypeComesBack) {
  write_safetensors(path_, all_types(), {{"format", "pt"}});
  expect_same(all_types(), read_safetensors(path_));
}

TEST_F(SafetensorsTest, NothingButAHeaderIsAFile) {
  write_safetensors(path_, {});
  EXPECT_TRUE(read_safetensors(path_).empty());
  EXPECT_EQ(fs::file_size(path_) % 8, 0U);
}

TEST_F(SafetensorsTest, DataBeginAtAMultipleOfEight) {
  for (const std::string name : {"a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg"}) {
    write_safetensors(path_, {{name, torch::ones({2}, torch::kDouble)}});
    EXPECT_EQ(fs::file_size(path_) % 8, 0U) << name;
  }
}

TEST_F(SafetensorsTest, PythonReadsOurs) {
  write_safetensors(path_, all_types(), {{"format", "pt"}});
  python(
      "import torch, safetensors.torch as s, safetensors\n"
      "t = s.load_file('" +
      path_.string() +
      "')\n"
      "assert len(t) == 11, sorted(t)\n"
      "assert t['a.bool'].tolist() == [True, False, True]\n"
      "assert t['byte'].tolist() == [0, 128, 255]\n"
      "assert t['char'].tolist() == [-128, 127]\n"
      "assert t['short'].tolist() == [-32768, 32767]\n"
      "assert t['int'].tolist() == [[-2147483647], [5]]\n"
      "assert t['long'].tolist() == [-2**62, 7]\n"
      "assert t['half'].dtype == torch.half and t['half'].tolist() == [0.5, -65504]\n"
      "assert t['brain'].dtype == torch.bfloat16 and t['brain'].tolist() == [0.5, -3]\n"
      "assert torch.equal(t['float'], torch.arange(24.).view(2, 3, 4).transpose(0, 2))\n"
      "assert t['double'].dtype == torch.double and t['double'].item() == 3.25\n"
      "assert t['empty'].shape == (0, 7)\n"
      "assert safetensors.safe_open('" +
      path_.string() + "', 'pt').metadata() == {'format': 'pt'}\n");
}

TEST_F(SafetensorsTest, WeReadPythons) {
  python(
      "import torch, safetensors.torch as s\n"
      "s.save_file({'a.bool': torch.tensor([True, False, True]),\n"
      "  'byte': torch.tensor([0, 128, 255], dtype=torch.uint8),\n"
      "  'char': torch.tensor([-128, 127], dtype=torch.int8),\n"
      "  'short': torch.tensor([-32768, 32767], dtype=torch.int16),\n"
      "  'int': torch.tensor([[-2147483647], [5]], dtype=torch.int32),\n"
      "  'long': torch.tensor([-2**62, 7]),\n"
      "  'half': torch.tensor([0.5, -65504]).half(),\n"
      "  'brain': torch.tensor([0.5, -3]).bfloat16(),\n"
      "  'float': torch.arange(24.).view(2, 3, 4).transpose(0, 2).contiguous(),\n"
      "  'double': torch.tensor(3.25, dtype=torch.double),\n"
      "  'empty': torch.empty(0, 7)}, '" +
      path_.string() + "', {'format': 'pt'})\n");
  expect_same(all_types(), read_safetensors(path_));
}

TEST_F(SafetensorsTest, TruncationAtEveryLengthIsAnError) {
  write_safetensors(path_, all_types());
  const std::string whole = bytes_of(path_);
  for (size_t length = 0; length < whole.size(); ++length) {
    put(whole.substr(0, length));
    EXPECT_THROW(read_safetensors(path_), Error) << length;
  }
  put(whole + '\0');
  EXPECT_THROW(read_safetensors(path_), Error);
}

TEST_F(SafetensorsTest, AFlippedHeaderByteIsAnErrorOrAValidFile) {
  write_safetensors(path_, {{"w", torch::ones({3, 5})}, {"flag", torch::tensor({true, false})}},
                    {{"format", "pt"}});
  const std::string whole = bytes_of(path_);
  size_t errors = 0;
  for (size_t at = 0; at + 62 < whole.size(); ++at) {
    for (const int bit : {1, 2, 4, 8, 16, 32, 64, 128}) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ bit);
      put(damaged);
      try {
        for (const auto& [name, tensor] : read_safetensors(path_))
          EXPECT_LE(tensor.nbytes(), whole.size()) << name;
      } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr(path_.string()));
        ++errors;
      }
    }
  }
  EXPECT_GT(errors, whole.size());
}

TEST_F(SafetensorsTest, ABoolOfAnotherValueIsAnError) {
  const std::string header = R"({"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}})";
  put(header, "\x01");
  EXPECT_EQ(read_safetensors(path_).size(), 1U);
  put(header, "\x02");
  EXPECT_THAT(message(), HasSubstr("neither 0 nor 1"));
}

TEST_F(SafetensorsTest, AHeaderLengthOfAnySizeIsChecked) {
  for (const uint64_t length :
       {uint64_t{1}, uint64_t{100'000'001}, uint64_t{1} << 63, ~uint64_t{0}}) {
    put(std::string(reinterpret_cast<const char*>(&length), 8));
    EXPECT_THAT(message(), HasSubstr("does not fit")) << length;
  }
}

TEST_F(SafetensorsTest, WhatIsNoFileIsAnError) {
  EXPECT_THAT(message(), HasSubstr("no such file"));
  fs::create_directory(path_);
  EXPECT_THAT(message(), HasSubstr("no such file"));
}

TEST_F(SafetensorsTest, NamesAndTypesThatCannotBeWrittenAreErrors) {
  EXPECT_THROW(write_safetensors(path_, {{"a", torch::ones(1)}, {"a", torch::ones(1)}}), Error);
  EXPECT_THROW(write_safetensors(path_, {{"__metadata__", torch::ones(1)}}), Error);
  EXPECT_THROW(write_safetensors(path_, {{"a", torch::ones(1, torch::kComplexFloat)}}), Error);
  EXPECT_FALSE(fs::exists(path_));
}

}  // namespace
}  // namespace regard
