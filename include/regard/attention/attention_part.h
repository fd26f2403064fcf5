#pragma once

#include <string_view>
#include <utility>

#include "regard/config/enum_names.h"

namespace regard {

/// Who looks at whom in a translator: source at source, target at target, target at source.
enum class AttentionPart { encoder, decoder, cross };
template <>
struct EnumNames<AttentionPart> {
  static constexpr std::pair<AttentionPart, std::string_view> values[] = {
      {AttentionPart::encoder, "encoder"},
      {AttentionPart::decoder, "decoder"},
      {AttentionPart::cross, "cross"}};
};

}  // namespace regard
