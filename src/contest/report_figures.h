#pragma once

#include "regard/contest/report.h"
#include "regard/figure/figure.h"

namespace regard {

/// BLEU over source length, a curve for each system.
Figure length_figure(const Report& report);

/// What every system's first run looked at while it translated the example of this number; systems
/// without attention are left out.
Figure attention_figure(const Report& report, size_t example);

}  // namespace regard
