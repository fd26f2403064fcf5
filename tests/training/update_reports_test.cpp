#include "training/update_reports.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "training/tiny_sitting.h"

namespace regard {
namespace {

using testing::reported;

class UpdateReportsTest : public ::testing::Test {
 protected:
  void SetUp() override { reports_.go_on(); }

  void make_update(double loss, double gradient_norm = 0, double rate = 0.1) {
    ++tiny_.sitting->state.update;
    reports_.add({.nll = loss * 1000, .tokens = 1000, .gradient_norm = gradient_norm},
                 batcher_.next(), rate);
  }
  std::vector<double> lines(const char* key) const { return reported(tiny_.run.folder, key); }

  testing::TinySitting tiny_;
  Batcher batcher_{std::vector<EncodedPair>{{{4, 5}, {4}}, {{4}, {5}}, {{4}, {5}}, {{6}, {5}}}, [] {
                     TrainingOptions options;
                     options.batch_sentences = 2;
                     return options;
                   }()};
  UpdateReports reports_{*tiny_.sitting, batcher_};
};

TEST_F(UpdateReportsTest, ALineTellsOfTheUpdatesSinceTheLast) {
  make_update(3, 1, 0.2);
  make_update(2, 3, 0.1);
  reports_.write();
  make_update(1, 5);
  reports_.write();
  EXPECT_EQ(lines("update"), (std::vector<double>{2, 3}));
  EXPECT_EQ(lines("loss"), (std::vector<double>{2.5, 1}));
  EXPECT_EQ(lines("gradient_norm"), (std::vector<double>{2, 5}));
  EXPECT_EQ(lines("learning_rate"), (std::vector<double>{0.1, 0.1})) << "the last one's";
  EXPECT_EQ(lines("epoch"), (std::vector<double>{1, 1.5}));
}

TEST_F(UpdateReportsTest, NoUpdatesMakeNoLine) {
  reports_.write();
  EXPECT_TRUE(lines("update").empty());
  make_update(1);
  reports_.write();
  reports_.write();
  EXPECT_EQ(lines("update").size(), 1u);
}

TEST_F(UpdateReportsTest, WhatStopsTheUpdatesDoesNotSlowThem) {
  constexpr std::chrono::milliseconds stop{200};
  make_update(1);
  reports_.pause();
  std::this_thread::sleep_for(stop);
  reports_.go_on();
  reports_.write();
  EXPECT_GT(lines("tokens_per_second").back(), 1000 / 0.2);
  make_update(1);
  std::this_thread::sleep_for(stop);
  reports_.write();
  EXPECT_LE(lines("tokens_per_second").back(), 1000 / 0.2);
}

/// A checkpoint keeps the state, and another sitting goes on with it.
TEST_F(UpdateReportsTest, ALineGoesOnInTheNextSitting) {
  make_update(3);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  reports_.pause();
  UpdateReports next(*tiny_.sitting, batcher_);
  next.go_on();
  ++tiny_.sitting->state.update;
  next.add({.nll = 1000, .tokens = 1000}, batcher_.next(), 0.1);
  next.write();
  EXPECT_LE(lines("tokens_per_second").back(), 2000 / 0.2);
  EXPECT_EQ(lines("loss"), (std::vector<double>{2}));
}

/// Where no update of the next sitting counts, the line is of those before.
TEST_F(UpdateReportsTest, ALineThatANextSittingOnlyWritesIsWhole) {
  make_update(3, 1, 0.2);
  reports_.pause();
  UpdateReports next(*tiny_.sitting, batcher_);
  next.go_on();
  next.write();
  EXPECT_EQ(lines("loss"), (std::vector<double>{3}));
  EXPECT_EQ(lines("learning_rate"), (std::vector<double>{0.2}));
}

}  // namespace
}  // namespace regard
