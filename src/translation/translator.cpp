#include "regard/translation/translator.h"

#include <c10/core/InferenceMode.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <numeric>

#include "regard/base/error.h"
#include "regard/model/bundle.h"
#include "regard/model/out_of_memory.h"
#include "regard/search/search.h"
#include "regard/translation/evaluation_mode.h"
#include "regard/translation/part_translation.h"
#include "regard/translation/runtime.h"

namespace regard {
namespace {

// The parts of all lines, and what becomes of them.
struct Work {
  std::vector<SourcePart> parts;
  std::vector<size_t> line_ends;                           // parts of line i end here
  std::vector<std::vector<PartTranslation>> translations;  // of each part, best first
};

Work plan(std::span<const std::string> lines, const Bundle& bundle) {
  Work work;
  for (const std::string& line : lines) {
    for (SourcePart& part :
         parts_of(line, bundle.codecs.source, bundle.model->options().max_length))
      work.parts.push_back(std::move(part));
    work.line_ends.push_back(work.parts.size());
  }
  work.translations.resize(work.parts.size());
  return work;
}

void translate_batch(Work& work, std::span<const size_t> batch, const Bundle& bundle,
                     const SearchOptions& options) {
  Seq2Seq& model = *bundle.model;
  std::vector<std::vector<int64_t>> sentences;
  std::vector<int64_t> max_steps;
  for (const size_t p : batch) {
    sentences.push_back(work.parts[p].encoded.ids);
    max_steps.push_back(longest_translation(sentences.back().size(), options));
  }
  SearchOptions wide = options;
  // Several spellings in pieces may be one text: more than enough hypotheses, where there are any.
  if (options.n_best > 1) wide.n_best = std::max(options.n_best, options.beam);
  const torch::Device device = model.parameters().front().device();
  const EncoderOutput encoded = model.encode(make_source_batch(sentences).to(device));
  const auto found = search(model.decoder(), encoded, max_steps, wide);
  for (size_t i = 0; i < batch.size(); ++i)
    work.translations[batch[i]] =
        make_translations(work.parts[batch[i]], found[i], bundle.codecs, options);
}

// A batch that the memory does not hold is halved.
void translate_what_fits(Work& work, std::span<const size_t> batch, const Bundle& bundle,
                         const SearchOptions& options) {
  if (fits_in_memory([&] { translate_batch(work, batch, bundle, options); })) return;
  if (batch.size() == 1)
    throw Error(
        "there is too little memory to translate a single sentence with --beam {}: take a smaller "
        "beam, or another --device",
        options.beam);
  const size_t half = batch.size() / 2;
  translate_what_fits(work, batch.first(half), bundle, options);
  translate_what_fits(work, batch.subspan(half), bundle, options);
}

void translate_parts(Work& work, const Bundle& bundle, const SearchOptions& options) {
  std::vector<size_t> order;
  for (size_t p = 0; p < work.parts.size(); ++p) {
    if (work.parts[p].translatable) {
      order.push_back(p);
    } else {
      work.translations[p] = {copy_through(work.parts[p], bundle.codecs)};
    }
  }
  // Sentences of like length together: little padding. The longest first: if memory is too small,
  // that shows at once.
  std::ranges::stable_sort(order, std::greater<>(),
                           [&](size_t p) { return work.parts[p].encoded.ids.size(); });
  const auto size = static_cast<size_t>(options.batch_sentences);
  const std::span<const size_t> all(order);
  for (size_t begin = 0; begin < all.size(); begin += size)
    translate_what_fits(work, all.subspan(begin, std::min(size, all.size() - begin)), bundle,
                        options);
}

std::shared_ptr<const Bundle> load(const std::filesystem::path& model,
                                   const RuntimeOptions& runtime) {
  apply_runtime(runtime);
  return std::make_shared<Bundle>(load_bundle(model, resolve_device(runtime.device)));
}

}  // namespace

Translator::Translator(const std::filesystem::path& model, const RuntimeOptions& runtime)
    : bundle_(load(model, runtime)) {}

Translator::Translator(std::shared_ptr<const Bundle> bundle) : bundle_(std::move(bundle)) {}

Translator::~Translator() = default;
Translator::Translator(Translator&&) noexcept = default;
Translator& Translator::operator=(Translator&&) noexcept = default;

std::string Translator::translate(const std::string& line) const {
  SearchOptions options = search_options();
  options.n_best = 1;
  return translate(std::span(&line, 1), options).front().front().text;
}

std::vector<std::vector<Translation>> Translator::translate(std::span<const std::string> lines,
                                                            const SearchOptions& options) const {
  const c10::InferenceMode no_gradients;
  const EvaluationMode evaluation(*bundle_->model);
  Work work = plan(lines, *bundle_);
  translate_parts(work, *bundle_, options);
  std::vector<std::vector<Translation>> results;
  results.reserve(lines.size());
  for (size_t i = 0, begin = 0; i < lines.size(); begin = work.line_ends[i++]) {
    const auto from = static_cast<std::ptrdiff_t>(begin);
    const auto to = static_cast<std::ptrdiff_t>(work.line_ends[i]);
    if (from == to) {
      results.emplace_back(1).front().text = lines[i];
      continue;
    }
    const std::vector<SourcePart> parts(std::make_move_iterator(work.parts.begin() + from),
                                        std::make_move_iterator(work.parts.begin() + to));
    const std::vector<std::vector<PartTranslation>> translations(
        std::make_move_iterator(work.translations.begin() + from),
        std::make_move_iterator(work.translations.begin() + to));
    results.push_back(join_parts(parts, translations, options.n_best));
  }
  return results;
}

const SearchOptions& Translator::search_options() const { return bundle_->config.search; }

const Bundle& Translator::bundle() const { return *bundle_; }

}  // namespace regard
