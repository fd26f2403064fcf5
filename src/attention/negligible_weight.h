#pragma once

namespace regard {

/// A softmax's weights below it are taken to be 0: they change no sum of a type that there is, and
/// products with them fall below the smallest normal numbers, on which processors take a hundred
/// times as long.
template <typename W>
constexpr W negligible_weight = W(1e-20);

}  // namespace regard
