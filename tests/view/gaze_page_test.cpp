#include "regard/view/gaze_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/scratch.h"
#include "regard/view/gaze_json.h"
#include "view/page_files.h"
#include "view/small_gaze.h"

namespace regard {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The JSON of a page, as a browser finds it: up to the first end tag.
std::string data_of(const std::string& page) {
  const size_t begin = page.find("{\"format\":");
  return begin == page.npos ? "no data" : page.substr(begin, page.find("</", begin) - begin);
}

size_t count(std::string_view text, std::string_view wanted) {
  size_t found = 0;
  for (size_t at = 0; (at = text.find(wanted, at)) != text.npos; at += wanted.size()) ++found;
  return found;
}

/// Files of the page with this ending, in the byte order of their names.
std::string files(const std::string& ending) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(REGARD_SOURCE_DIR "/src/view/page"))
    if (entry.path().extension() == ending) paths.push_back(entry.path());
  std::ranges::sort(paths, {}, [](const auto& path) { return path.filename().string(); });
  std::string text;
  for (const auto& path : paths) {
    text += testing::slurp(path);
    if (!text.ends_with('\n')) text += '\n';
  }
  return text;
}

TEST(PageFiles, AreTheFilesOfTheFolder) {
  EXPECT_EQ(page_frame(), files(".html"));
  EXPECT_EQ(page_style(), files(".css"));
  EXPECT_EQ(page_script(), files(".js"));
}

TEST(PageFiles, DoNotEndTheirElements) {
  EXPECT_THAT(page_style(), Not(HasSubstr("</style")));
  EXPECT_THAT(page_script(), Not(HasSubstr("</script")));
  EXPECT_THAT(page_script(), Not(HasSubstr("<!--")));
}

TEST(GazePage, SaysWhatItLeavesOutOfALongSentence) {
  const std::vector<GazeGroup> groups = {{.gazes = {testing::long_gaze(700)}}};
  const std::string data = data_of(gazes_page(groups, "long"));
  EXPECT_EQ(count(data, "single heads: each layer is their mean"), 1u);
  EXPECT_LT(data.size(), 10'000'000u);
}

TEST(GazePage, HoldsStyleScriptAndData) {
  const std::vector<GazeGroup> groups = {{.gazes = {testing::small_gaze()}}};
  const std::string page = gazes_page(groups, "le chat");
  EXPECT_THAT(page, HasSubstr(page_style()));
  EXPECT_THAT(page, HasSubstr(page_script()));
  EXPECT_THAT(page, HasSubstr("<title>le chat</title>"));
  EXPECT_EQ(nlohmann::ordered_json::parse(data_of(page)), gazes_json(groups));
}

TEST(GazePage, FillsEveryMarkAndNothingElse) {
  const std::string page = gazes_page({}, "{{data}}");
  std::string known = page_style() + page_script();
  EXPECT_EQ(count(page, "{{"), count(known, "{{") + count(page_frame(), "{{title}}"));
  for (const char* mark : {"{{style}}", "{{script}}", "{{title}}"})
    EXPECT_EQ(count(page, mark), count(known, mark)) << mark;
}

TEST(GazePage, AnyPieceSurvives) {
  Gaze gaze = testing::small_gaze();
  gaze.source_pieces = {"</script><script>alert(1)</script>",
                        "<!--",
                        "\"'\\",
                        "\u2028\u2029",
                        "{{data}} $& $1 \\1",
                        "\xFF",
                        "\u2026é"};
  const std::vector<GazeGroup> groups = {{.gazes = {gaze}}};
  const std::string page = gazes_page(groups, "t");
  const std::string data = data_of(page);
  for (const char* unsafe : {"<", "\u2028", "\u2029"}) EXPECT_THAT(data, Not(HasSubstr(unsafe)));
  EXPECT_EQ(count(page, "</script"), count(page_frame(), "</script"));
  const auto json = nlohmann::ordered_json::parse(data);
  gaze.source_pieces[5] = "\uFFFD";
  EXPECT_EQ(json["groups"][0]["runs"][0]["source_pieces"], gaze.source_pieces);
}

TEST(GazePage, TitleIsText) {
  const std::string page = gazes_page({}, "a </title><script>x</script> & \"b\"");
  EXPECT_THAT(page, HasSubstr("<title>a &lt;/title&gt;&lt;script&gt;x&lt;/script&gt; &amp; "
                              "&quot;b&quot;</title>"));
  EXPECT_EQ(count(page, "<script>x"), 0u);
}

}  // namespace
}  // namespace regard
