#include "regard/figure/picture.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>

#include "base/scratch.h"
#include "figure/image.h"
#include "figure/measure.h"
#include "figure/picture_layout.h"

namespace regard {
namespace {

using figure::colours_of;
using figure::testing::Image;
using testing::error_of;
using testing::Scratch;
using testing::slurp;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double most = std::numeric_limits<double>::max();

const Figure small{"Où ?", {{"", "source", "", HeatMap{2, 3, {0, 0.2, 0.4, 0.6, 0.8, 1}}}}};

/// All that could go wrong, side by side.
const Figure edges{
    "\xFF 漢字 😀 <&\"'> \x01",
    {Panel{},
     {"one point", "", "", Marks{Curve{{3}, {5}}, Dots{{3}, {5}}}},
     {"equal", "", "", Marks{Curve{{0, 1}, {5, 5}, "漢"}}},
     {"gaps", "", "", Marks{Curve{{0, nan, 2}, {1, 2, infinity}}, Dots{{nan}, {nan}}}},
     {"huge", "", "", Marks{Curve{{-most, 0, most}, {-1e300, 0, 1e300}}}},
     {"tiny", "", "", Marks{Dots{{0, 5e-324}, {1e-200, 2e-200}}}},
     {"bars", "", "", Marks{Bars{{-most, 0, most}, {1e300, nan}, "", true}, Bars{{}, {}}}},
     {"0 rows", "", "", HeatMap{0, 5, {}}},
     {"0 columns", "", "", HeatMap{5, 0, {}, {"", "", "", "", ""}}},
     {"gaps", "", "", HeatMap{1, 3, {nan, infinity, -infinity}, {"مرحبا"}, {"", "\n", "é"}}},
     {"huge", "", "", HeatMap{1, 2, {-most, most}}},
     {"", "", "", HeatMap{600, 1, std::vector<double>(600, 1e-320)}}},
    4,
    false,
    false};

bool is_xml(const std::string& text) {
  const Scratch scratch;
  const std::string path = scratch.put("figure.svg", text).string();
  const std::string parse =
      "python3 -c 'import sys, xml.etree.ElementTree as t; "
      "sys.exit(not t.parse(sys.argv[1]).getroot().tag.endswith(\"svg\"))' " +
      path + " 2>/dev/null";
  return std::system(parse.c_str()) == 0;
}

TEST(Picture, SvgIsXml) {
  EXPECT_TRUE(is_xml(to_svg(small)));
  EXPECT_TRUE(is_xml(to_svg(edges)));
  EXPECT_FALSE(is_xml(to_svg(small) + "<"));
}

TEST(Picture, SvgOfALongSentenceIsNoLargerThanAPicture) {
  Figure figure{"", {{"", "", "", HeatMap{1000, 500, {}}}}};
  for (size_t i = 0; i < 1000 * 500; ++i)
    std::get<HeatMap>(figure.panels[0].content)
        .values.push_back(static_cast<double>(i % 251) / 250);
  const std::string svg = to_svg(figure, {.id_prefix = "a-"});
  EXPECT_TRUE(is_xml(svg));
  EXPECT_LT(svg.size(), 2'000'000u);
}

TEST(Picture, SvgHasTheLayoutsSize) {
  const auto layout = figure::lay_out(small, figure::scales_of(small), figure::measuring_canvas());
  const std::string size = fmt::format("width=\"{0:.0f}px\" height=\"{1:.0f}px\"",
                                       std::ceil(layout.width), std::ceil(layout.height));
  EXPECT_NE(to_svg(small).find(size), std::string::npos) << to_svg(small).substr(0, 300);
}

TEST(Picture, PngHasTheCellsColours) {
  const auto layout = figure::lay_out(small, figure::scales_of(small), figure::measuring_canvas());
  const figure::Box frame = layout.panels[0].frame;
  for (const Theme theme : {Theme::light, Theme::dark})
    for (const double scale : {1.0, 2.0, 1.5}) {
      const Image image(to_png(small, {theme, scale}));
      EXPECT_EQ(image.at(0, 0), colours_of(theme).background);
      EXPECT_EQ(image.at(image.width() - 1, image.height() - 1), colours_of(theme).background);
      for (int i = 0; i < 6; ++i) {
        const double x = frame.x + (i % 3 + 0.5) * frame.width / 3;
        const double y = frame.y + (i / 3 + 0.5) * frame.height / 2;
        EXPECT_EQ(image.at(static_cast<int>(x * scale), static_cast<int>(y * scale)),
                  colours_of(theme).of_heat(i / 5.0));
      }
    }
}

TEST(Picture, ScaleCountsPixels) {
  const Image one(to_png(small, {Theme::light, 1}));
  const Image three(to_png(small, {Theme::light, 3}));
  EXPECT_EQ(three.width(), 3 * one.width());
  EXPECT_EQ(three.height(), 3 * one.height());
  for (const double scale : {0.0, -1.0, nan})
    EXPECT_EQ(error_of([&] {
                to_png(small, {Theme::light, scale});
              }),
              fmt::format("a picture cannot have the scale {}", scale));
}

TEST(Picture, NothingTouchesTheEdge) {
  for (const Figure& shown : {small, edges}) {
    const Image image(to_png(shown, {Theme::light, 1}));
    const figure::Colour ground = colours_of(Theme::light).background;
    const double width = image.width(), height = image.height();
    EXPECT_GT(image.ink(ground), 500);
    EXPECT_EQ(image.ink({0, 0, width, 4}, ground), 0);
    EXPECT_EQ(image.ink({0, height - 4, width, 4}, ground), 0);
    EXPECT_EQ(image.ink({0, 0, 4, height}, ground), 0);
    EXPECT_EQ(image.ink({width - 4, 0, 4, height}, ground), 0);
  }
}

TEST(Picture, TheSameFigureGivesTheSameBytes) {
  EXPECT_TRUE(to_svg(edges) == to_svg(edges));
  EXPECT_TRUE(to_png(edges) == to_png(edges));
  EXPECT_TRUE(to_svg(small, {Theme::dark}) != to_svg(small, {Theme::light}));
}

/// A figure that says `word` wherever it can.
Figure of_word(const std::string& word) {
  return {word,
          {{word, word, word, Marks{Curve{{0}, {0}, word}}},
           {word, word, word, HeatMap{1, 1, {1}, {word}, {word}}}}};
}

TEST(Picture, TextMayBeAnything) {
  EXPECT_TRUE(to_png(of_word("\xFFmot\n")) == to_png(of_word("\uFFFDmot ")));
  EXPECT_TRUE(to_svg(of_word("e\u0301te\u0301")) == to_svg(of_word("été")));
  EXPECT_TRUE(is_xml(to_svg(of_word(std::string("\0]]>&<", 6)))));
}

TEST(Picture, RefusesWhatIsTooLarge) {
  const std::vector<std::string> words(512, "mot");
  const Figure large{"", {{"", "", "", HeatMap{512, 1, std::vector<double>(512), words}}}};
  EXPECT_EQ(error_of([&] { to_png(large, {Theme::light, 5}); }).find("a picture of "), 0u);
  for (const double scale : {100.0, 1e300})  // too many pixels in all, or on each side
    EXPECT_EQ(error_of([&] { to_png(small, {Theme::light, scale}); }).find("a picture of "), 0u);
  EXPECT_EQ(error_of([&] { to_svg({"", std::vector<Panel>(200), 1}); }).find("a picture of "), 0u);
  EXPECT_NE(to_png(large, {Theme::light, 1}), "");
}

TEST(Picture, RefusesWhatDoesNotFitTogether) {
  const Figure broken{"", {{"", "", "", HeatMap{2, 2, {1}}}}};
  EXPECT_NE(error_of([&] { to_svg(broken); }), "no error");
  EXPECT_NE(error_of([&] { to_png(broken); }), "no error");
}

TEST(WriteFigure, TheEndingSaysWhat) {
  const Scratch scratch;
  write_figure(scratch / "a.png", small);
  EXPECT_TRUE(slurp(scratch / "a.png") == to_png(small));
  write_figure(scratch / "a.b.svg", small, {Theme::dark});
  EXPECT_TRUE(slurp(scratch / "a.b.svg") == to_svg(small, {Theme::dark}));
}

TEST(WriteFigure, RefusesOtherEndings) {
  const Scratch scratch;
  for (const char* name : {"a.pdf", "a", "png", "a.PNG2"}) {
    const std::string path = (scratch / name).string();
    EXPECT_EQ(error_of([&] { write_figure(path, small); }),
              "cannot write " + path + ": a figure's name ends with .svg or .png");
  }
  EXPECT_EQ(testing::count_entries(scratch.path()), 0);
}

TEST(Picture, PrefixesItsIds) {
  const std::string plain = to_svg(small), apart = to_svg(small, {.id_prefix = "p1-"});
  const auto count = [](const std::string& text, const std::string& word) {
    size_t found = 0;
    for (size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += word.size()) ++found;
    return found;
  };
  for (const char* before : {" id=\"", "xlink:href=\"#", "url(#"})
    EXPECT_EQ(count(apart, std::string(before) + "p1-"), count(plain, before)) << before;
  EXPECT_GT(count(apart, "xlink:href=\"#p1-"), 0u);
  EXPECT_EQ(count(apart, "p1-p1-"), 0u);
}

}  // namespace
}  // namespace regard
