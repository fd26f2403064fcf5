#pragma once

#include <string_view>

#include "regard/view/gaze.h"

namespace regard {

/// How JSON, CSV and titles call a part.
constexpr std::string_view part_name(AttentionPart part) {
  switch (part) {
    case AttentionPart::encoder:
      return "encoder";
    case AttentionPart::decoder:
      return "decoder";
    case AttentionPart::cross:
      return "cross";
  }
  return "?";
}

}  // namespace regard
