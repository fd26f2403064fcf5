#include "regard/view/gaze_csv.h"

#include <fmt/format.h>

#include "regard/base/csv.h"
#include "regard/base/utf8.h"
#include "view/map_sides.h"

namespace regard {
namespace {

std::string field(const std::string& text) { return csv_field(encode_utf8(decode_utf8(text))); }

std::vector<std::string> fields(std::vector<std::string> texts, size_t count) {
  for (std::string& text : texts) text = field(text);
  texts.resize(count);
  return texts;
}

/// `before` is what all lines of a head begin with.
void write_head(const HeadGaze& head, const MapPieces& pieces, const std::string& before,
                std::ostream& stream) {
  const Matrix& weights = head.weights;
  const std::vector<std::string> rows = fields(pieces.rows, weights.rows);
  const std::vector<std::string> columns = fields(pieces.columns, weights.columns);
  for (size_t r = 0; r < weights.rows; ++r)
    for (size_t c = 0; c < weights.columns; ++c)
      stream << fmt::format("{},{},{},{},{},{}\n", before, r + 1, c + 1, rows[r], columns[c],
                            weights.at(r, c));
}

void write_gaze(const Gaze& gaze, size_t group, std::ostream& stream) {
  const std::string update = gaze.update ? std::to_string(*gaze.update) : "";
  for (const PartGaze& part : gaze.parts) {
    const MapPieces pieces = pieces_of(gaze, part.part);
    for (size_t layer = 0; layer < part.layers.size(); ++layer)
      for (size_t head = 0; head < part.layers[layer].size(); ++head)
        write_head(part.layers[layer][head], pieces,
                   fmt::format("{},{},{},{},{},{}", group, field(gaze.name), update,
                               name_of(part.part), layer + 1, head + 1),
                   stream);
  }
}

}  // namespace

void write_gazes_csv(std::span<const GazeGroup> groups, std::ostream& stream) {
  stream << "group,run,update,part,layer,head,row,column,row_piece,column_piece,weight\n";
  for (size_t group = 0; group < groups.size(); ++group)
    for (const Gaze& gaze : groups[group].gazes) write_gaze(gaze, group + 1, stream);
}

}  // namespace regard
