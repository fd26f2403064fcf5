#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "regard/attention/attention_part.h"

namespace regard {

/// What a model looked at while it translated, as plain values: who draws it needs no torch.

/// Numbers row by row; empty where there are none.
struct Matrix {
  size_t rows = 0;
  size_t columns = 0;
  std::vector<float> values = {};  ///< [rows,columns]

  bool empty() const { return values.empty(); }
  float& at(size_t row, size_t column) { return values[row * columns + column]; }
  float at(size_t row, size_t column) const { return values[row * columns + column]; }
  bool operator==(const Matrix&) const = default;
};

/// One head over a whole sentence: rows are who looks, columns what is looked at. With `direction`
/// and `scale` a reader can follow the score of a query and a key column by column.
struct HeadGaze {
  Matrix weights = {};                ///< [T,S] what a row leaves of 1 lies on padding
  Matrix scores = {};                 ///< [T,S] before mask and softmax
  Matrix queries = {};                ///< [T,D]; empty for a kind without
  Matrix keys = {};                   ///< [S,D]; the same
  std::vector<float> direction = {};  ///< [D] of additive attention: v
  std::vector<float> scale = {};  ///< [T] factor of a dot product or a cosine, a kernel's bandwidth
  std::optional<float> offset = {};  ///< of additive attention: added to every score
};

struct PartGaze {
  AttentionPart part = AttentionPart::cross;
  std::vector<std::vector<HeadGaze>> layers = {};  ///< [layer][head]
};

/// A word that could have been said at a step.
struct Candidate {
  std::string piece;
  double probability = 0;
};

struct GazeStep {
  double log_probability = 0;              ///< of the piece that was said
  std::vector<Candidate> candidates = {};  ///< the likeliest, best first
};

struct GazeHypothesis {
  std::string text;
  double score = 0;
  double log_probability = 0;
  bool finished = true;
  std::vector<std::string> pieces = {};
  Matrix attention = {};  ///< [T,S] of the last layer, the mean of its heads
};

/// How much each target piece owes to each source piece by other means than attention, and how far
/// they agree with it: Spearman's correlation of the rows, averaged over the target.
struct Explanation {
  Matrix occlusion = {};  ///< [T,S] fall of log p(target piece) without the source word or sign,
                          ///< shared by its pieces
  Matrix gradient = {};   ///< [T,S] gradient of log p(target piece) times input, absolute
  std::optional<double> occlusion_agreement = {};
  std::optional<double> gradient_agreement = {};
};

/// A matrix of the model's attention.
struct AttentionMatrix {
  std::string name;  ///< as in model.safetensors
  std::vector<int64_t> shape = {};
  int64_t parameters = 0;
};

struct GazeModel {
  std::string folder;
  std::string encoder, decoder, attention;  ///< names of the kinds
  int64_t parameters = 0;
  std::vector<AttentionMatrix> matrices = {};
};

/// Something about the weights that a person should know.
struct Finding {
  /// collapse, uniform, padding, skipped, repeated; clamped (the weights were set), healthy
  /// (nothing is wrong) or blind (there are no weights)
  std::string kind;
  double number = 0;  ///< what was measured, in the sentence too
  std::string says;
  std::string cause;  ///< likely; empty if there is nothing to mend
};

/// One decoding of one sentence by one model.
struct Gaze {
  std::string name = {};               ///< of the model, or what was changed
  std::optional<int64_t> update = {};  ///< of training, where the model is still learning
  GazeModel model = {};
  std::string source = {}, target = {};                             ///< as text
  std::vector<std::string> source_pieces = {}, target_pieces = {};  ///< end marks last
  std::vector<size_t> source_words = {},
                      target_words = {};        ///< number of each piece's word, from 0
  bool forced = false;                          ///< the target was given
  std::vector<std::string> clamps = {};         ///< as on the command line
  std::vector<GazeHypothesis> hypotheses = {};  ///< best first; empty where forced
  std::vector<GazeStep> steps = {};             ///< [target pieces]
  std::vector<PartGaze> parts = {};             ///< none for a model without attention
  std::optional<Explanation> explanation = {};
  std::vector<Finding> findings = {};
  std::string left_out = {};  ///< what of the above was too large to keep; empty: nothing
};

/// Decodings of one sentence to be seen together: of several models, of one model over its training
/// (`timeline`), or with and without a clamp.
struct GazeGroup {
  std::vector<Gaze> gazes = {};
  bool timeline = false;
};

/// What the weights' last look at the source is: the mean of the last layer's heads, [T,S]; empty
/// without attention.
Matrix mean_cross_attention(const Gaze& gaze);

const PartGaze* find_part(const Gaze& gaze, AttentionPart part);

}  // namespace regard
