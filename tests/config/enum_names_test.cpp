#include "regard/config/enum_names.h"

#include <gtest/gtest.h>

namespace regard {

enum class Colour { red, dark_green, blue };
template <>
struct EnumNames<Colour> {
  static constexpr std::pair<Colour, std::string_view> values[] = {
      {Colour::red, "red"}, {Colour::dark_green, "dark-green"}, {Colour::blue, "blue"}};
};
enum class Lone { only };
template <>
struct EnumNames<Lone> {
  static constexpr std::pair<Lone, std::string_view> values[] = {{Lone::only, "only"}};
};
enum class Unnamed { a };

namespace {

static_assert(NamedEnum<Colour> && !NamedEnum<Unnamed> && !NamedEnum<int>);
static_assert(name_of(Colour::dark_green) == "dark-green");
static_assert(value_of<Colour>("blue") == Colour::blue);

TEST(EnumNames, GoFromValueToNameAndBack) {
  EXPECT_EQ(name_of(Colour::red), "red");
  EXPECT_EQ(name_of(static_cast<Colour>(9)), "?");
  EXPECT_EQ(value_of<Colour>("dark-green"), Colour::dark_green);
  EXPECT_EQ(value_of<Colour>("dark_green"), std::nullopt);
  EXPECT_EQ(value_of<Colour>(""), std::nullopt);
}

TEST(EnumNames, AreListedForMessages) {
  EXPECT_EQ(names_of<Colour>(), "red, dark-green or blue");
  EXPECT_EQ(names_of<Lone>(), "only");
}

}  // namespace
}  // namespace regard
