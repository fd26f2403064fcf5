#include "regard/model/bundle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>

#include <fstream>
#include <functional>

#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/model/safetensors.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;
using testing::HasSubstr;

class BundleTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("regard_bundle_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    path_ = folder_ / "model";
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// A small model of word vocabularies: 8 source and 9 target entries.
  static Bundle make(TiedEmbeddings tied = TiedEmbeddings::none) {
    Config config;
    config.text.tokenizer = TokenizerKind::word;
    config.text.joint_vocabulary = false;
    config.text.vocabulary_size = 0;
    config.model.embedding_size = 6;
    config.model.encoder_size = 5;
    config.model.decoder_size = 7;
    config.model.attention_size = 4;
    config.model.tie_embeddings = tied;
    config.search.beam = 3;
    const std::vector<std::string> source = {"je vois", "je dors"};
    const std::vector<std::string> target = {"i see you", "i sleep"};
    CodecPair codecs = learn_codecs(source, target, config.text);
    const VocabularySizes sizes{codecs.source.vocabulary_size(), codecs.target.vocabulary_size()};
    auto model = std::make_shared<Seq2Seq>(config.model, sizes);
    return {.config = config,
            .codecs = std::move(codecs),
            .model = std::move(model),
            .metrics = ordered_json::object()};
  }

  std::string failure() const {
    try {
      load_bundle(path_, torch::kCPU);
    } catch (const Error& error) {
      return error.what();
    }
    return "no error";
  }
  void edit_config(const std::function<void(ordered_json&)>& edit) const {
    ordered_json config = ordered_json::parse(read_file(path_ / "config.json"));
    edit(config);
    write_file(path_ / "config.json", config.dump());
  }

  fs::path folder_;
  fs::path path_;
};

TEST_F(BundleTest, ComesBackAsItWas) {
  for (const TiedEmbeddings tied : {TiedEmbeddings::none, TiedEmbeddings::target}) {
    Bundle saved = make(tied);
    saved.metrics = {{"test", {{"bleu", 41.5}}}, {"beam", 3}};
    save_bundle(saved, path_);
    const Bundle loaded = load_bundle(path_, torch::kCPU);
    EXPECT_FALSE(loaded.model->is_training());
    EXPECT_EQ(loaded.metrics.dump(), saved.metrics.dump());
    EXPECT_EQ(loaded.config.model.embedding_size, 6);
    EXPECT_EQ(loaded.config.search.beam, 3);
    EXPECT_EQ(loaded.codecs.source.encode("je dors").ids,
              saved.codecs.source.encode("je dors").ids);
    const auto before = saved.model->named_weights();
    const auto after = loaded.model->named_weights();
    ASSERT_EQ(before.size(), after.size());
    for (size_t i = 0; i < before.size(); ++i) {
      EXPECT_EQ(before[i].first, after[i].first);
      EXPECT_TRUE(torch::equal(before[i].second, after[i].second)) << before[i].first;
    }
  }
}

TEST_F(BundleTest, HalvesItsFileWhereAsked) {
  const Bundle saved = make();
  save_bundle(saved, path_);
  const auto whole = fs::file_size(path_ / "model.safetensors");
  save_bundle(saved, path_, WeightType::float16);
  EXPECT_LT(fs::file_size(path_ / "model.safetensors"), whole * 3 / 4);
  const auto expected = saved.model->named_weights();
  const auto weights = load_bundle(path_, torch::kCPU).model->named_weights();
  for (size_t i = 0; i < weights.size(); ++i) {
    const torch::Tensor nearest = expected[i].second.to(torch::kHalf).to(torch::kFloat);
    EXPECT_TRUE(torch::equal(weights[i].second, nearest)) << weights[i].first;
  }
}

TEST_F(BundleTest, SaysTheSameAfterLoading) {
  const Bundle saved = make(TiedEmbeddings::target);
  saved.model->eval();
  save_bundle(saved, path_);
  const Bundle loaded = load_bundle(path_, torch::kCPU);
  const Batch batch{.source = {.ids = torch::tensor({{4, 5, 3}}), .lengths = torch::tensor({3})},
                    .target_in = torch::tensor({{2, 4, 5}}),
                    .target_out = torch::tensor({{4, 5, 3}}),
                    .target_tokens = 3};
  EXPECT_TRUE(torch::equal(saved.model->forward(batch), loaded.model->forward(batch)));
}

TEST_F(BundleTest, HoldsTheFilesThatTheDesignNames) {
  Bundle bundle = make();
  bundle.metrics = {{"data_licence", "CC BY 2.0 FR"}, {"test", {{"bleu", 41.5}}}};
  save_bundle(bundle, path_ / "");
  const ordered_json config = ordered_json::parse(read_file(path_ / "config.json"));
  EXPECT_EQ(config["format"], "regard");
  EXPECT_EQ(config["format_version"], 1);
  EXPECT_EQ(config["regard_version"], REGARD_VERSION);
  EXPECT_EQ(config["vocabulary"], (ordered_json{{"source", 7}, {"target", 8}}));
  for (const char* group : {"text", "corpus", "model", "search"})
    EXPECT_TRUE(config[group].is_object()) << group;
  EXPECT_TRUE(fs::exists(path_ / "source.vocab.txt"));
  EXPECT_EQ(ordered_json::parse(read_file(path_ / "metrics.json")), bundle.metrics);
  const std::string card = read_file(path_ / "README.md");
  EXPECT_THAT(card, HasSubstr("# model\n"));
  EXPECT_THAT(card, HasSubstr("regard translate --model DIR"));
  EXPECT_THAT(card, HasSubstr("Training data: CC BY 2.0 FR"));
  EXPECT_THAT(card, HasSubstr("| test bleu | 41.5 |"));
  EXPECT_FALSE(fs::exists(folder_ / "model.staged"));
}

TEST_F(BundleTest, ReplacesAnOlderModelAndWhatACrashLeft) {
  fs::create_directories(folder_ / "model.staged");
  write_file(folder_ / "model.staged" / "junk", "x");
  save_bundle(make(), path_);
  const Bundle second = make(TiedEmbeddings::target);
  save_bundle(second, path_);
  EXPECT_FALSE(fs::exists(path_ / "junk"));
  EXPECT_EQ(load_bundle(path_, torch::kCPU).config.model.tie_embeddings, TiedEmbeddings::target);
}

TEST_F(BundleTest, ReadingLeavesEveryFolderAsItIs) {
  save_bundle(make(), path_);
  for (const char* other : {"model.old", ".model.replaced"}) fs::copy(path_, folder_ / other);
  load_bundle(path_, torch::kCPU);
  for (const char* other : {"model.old", ".model.replaced"})
    EXPECT_TRUE(fs::exists(folder_ / other / "config.json")) << other;
}

TEST_F(BundleTest, EachMissingOrEmptyFileIsAnErrorThatNamesIt) {
  EXPECT_THAT(failure(), HasSubstr("no such folder"));
  for (const char* name :
       {"config.json", "model.safetensors", "source.vocab.txt", "target.vocab.txt"}) {
    save_bundle(make(), path_);
    fs::resize_file(path_ / name, 0);
    EXPECT_NE(failure(), "no error") << name;
    fs::remove(path_ / name);
    EXPECT_THAT(failure(), HasSubstr(name));
  }
  save_bundle(make(), path_);
  fs::remove(path_ / "metrics.json");
  EXPECT_TRUE(load_bundle(path_, torch::kCPU).metrics.empty());
  write_file(path_ / "metrics.json", "[");
  EXPECT_THAT(failure(), HasSubstr("metrics.json"));
}

TEST_F(BundleTest, ConfigurationsThatDoNotFitAreErrors) {
  const auto expect = [this](const std::function<void(ordered_json&)>& edit, const char* words) {
    save_bundle(make(), path_);
    edit_config(edit);
    EXPECT_THAT(failure(), HasSubstr(words));
    EXPECT_THAT(failure(), HasSubstr(path_.string()));
  };
  expect([](auto& c) { c["format"] = "other"; }, "no model of regard");
  expect([](auto& c) { c.erase("format"); }, "no model of regard");
  expect([](auto& c) { c["format_version"] = 2; }, "get a newer regard");
  expect([](auto& c) { c["format_version"] = "1"; }, "is no version");
  expect([](auto& c) { c.erase("model"); }, "it has no \"model\"");
  expect([](auto& c) { c["model"] = 3; }, "config.json");
  expect([](auto& c) { c["model"]["decoder-size"] = "x"; }, "decoder-size");
  expect([](auto& c) { c["model"]["bridge"] = "copy"; }, "--bridge copy");
  expect([](auto& c) { c["vocabulary"]["source"] = 9; }, "different models");
  expect([](auto& c) { c.erase("vocabulary"); }, "different models");
  expect([](auto& c) { c["model"]["decoder-size"] = 65536; }, "decoder.gru.weight_hh_l0");
  expect([](auto& c) { c["model"]["encoder-size"] = 65536; }, "encoder.gru.weight_hh_l0");
  expect([](auto& c) { c["model"]["embedding-size"] = 65536; }, "decoder.embedding.weight");
  expect([](auto& c) { c["model"]["attention-size"] = 65536; },
         "decoder.attention....' has 65536 rows");
  expect([](auto& c) { c["model"]["decoder-layers"] = 2; }, "decoder.gru.weight_hh_l1");
  expect([](auto& c) { c["model"]["bridge"] = "zero"; }, "decoder.bridge.weight");
}

TEST_F(BundleTest, WeightsThatDoNotFitAreErrors) {
  Bundle bundle = make();
  const auto message = [&](const NamedTensors& tensors) -> std::string {
    try {
      load_parameters(*bundle.model, tensors, "w.safetensors");
    } catch (const Error& error) {
      return error.what();
    }
    return "no error";
  };
  const NamedTensors good = bundle.model->named_weights();
  EXPECT_EQ(message(good), "no error");

  NamedTensors fewer(good.begin() + 1, good.end());
  EXPECT_THAT(message(fewer), HasSubstr("w.safetensors: it has no weights '" + good[0].first));
  NamedTensors more = good;
  more.emplace_back("stranger", torch::ones(1));
  EXPECT_THAT(message(more), HasSubstr("'stranger'"));
  NamedTensors twice = good;
  twice.push_back(good[0]);
  EXPECT_THAT(message(twice), HasSubstr(good[0].first));
  NamedTensors other = good;
  other[0].second = torch::ones({1, 2, 3});
  EXPECT_THAT(message(other), HasSubstr("shape 1 x 2 x 3"));
  NamedTensors integers = good;
  integers[0].second = good[0].second.to(torch::kLong);
  EXPECT_THAT(message(integers), HasSubstr("type Long"));
}

TEST_F(BundleTest, TiedWeightsAreStoredOnce) {
  std::vector<std::string> names;
  for (const auto& [name, tensor] : make(TiedEmbeddings::target).model->named_weights())
    names.push_back(name);
  EXPECT_THAT(names, testing::Contains("decoder.embedding.weight"));
  EXPECT_THAT(names, testing::Contains("decoder.out.bias"));
  EXPECT_THAT(names, testing::Not(testing::Contains("decoder.out.weight")));
}

}  // namespace
}  // namespace regard
