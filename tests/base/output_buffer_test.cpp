#include "base/output_buffer.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cerrno>
#include <ostream>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::Scratch;
using testing::slurp;

TEST(OutputBuffer, WritesSmallAndLargePieces) {
  const Scratch scratch;
  const auto path = scratch / "a";
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  std::string expected;
  {
    OutputBuffer buffer(descriptor);
    std::ostream stream(&buffer);
    for (int i = 0; i < 30000; ++i) {
      stream << i << ' ';
      expected += std::to_string(i) + ' ';
    }
    const std::string large(200'000, 'x');
    stream << large << '\n';
    for (int i = 0; i < 70000; ++i) stream.put('y');
    stream.flush();
    expected += large + '\n' + std::string(70000, 'y');
    EXPECT_TRUE(stream.good());
    EXPECT_EQ(buffer.error(), 0);
  }
  ::close(descriptor);
  EXPECT_EQ(slurp(path), expected);
}

TEST(OutputBuffer, KeepsTheFirstError) {
  const int descriptor = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  OutputBuffer buffer(descriptor);
  std::ostream stream(&buffer);
  stream << "text" << std::flush;
  EXPECT_TRUE(stream.bad());
  EXPECT_EQ(buffer.error(), ENOSPC);
  ::close(descriptor);
}

}  // namespace
}  // namespace regard
