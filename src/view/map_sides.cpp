#include "view/map_sides.h"

#include "regard/text/pieces.h"
#include "regard/text/vocabulary.h"

namespace regard {
namespace {

/// What the decoder had read before it said each piece.
std::vector<std::string> read_before(const std::vector<std::string>& pieces) {
  std::vector<std::string> read{std::string(special::names[special::bos])};
  read.insert(read.end(), pieces.begin(), pieces.end());
  if (read.size() > 1) read.pop_back();
  return read;
}

}  // namespace

std::vector<std::string> readable_pieces(const std::vector<std::string>& pieces) {
  std::vector<std::string> readable;
  for (const std::string& piece : pieces) readable.push_back(readable_piece(piece));
  return readable;
}

MapPieces pieces_of(const Gaze& gaze, AttentionPart part) {
  switch (part) {
    case AttentionPart::encoder:
      return {gaze.source_pieces, gaze.source_pieces};
    case AttentionPart::decoder:
      return {gaze.target_pieces, read_before(gaze.target_pieces)};
    case AttentionPart::cross:
      break;
  }
  return {gaze.target_pieces, gaze.source_pieces};
}

MapSides sides_of(const Gaze& gaze, AttentionPart part) {
  const MapPieces pieces = pieces_of(gaze, part);
  const bool source_looks = part == AttentionPart::encoder;
  const bool target_is_seen = part == AttentionPart::decoder;
  return {.rows = readable_pieces(pieces.rows),
          .columns = readable_pieces(pieces.columns),
          .y_label = source_looks ? "source: looks" : "target: looks",
          .x_label = target_is_seen ? "target so far: is looked at" : "source: is looked at"};
}

}  // namespace regard
