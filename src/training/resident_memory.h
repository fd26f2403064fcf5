#pragma once

namespace regard {

/// MB of this process that lie in memory now; 0 where /proc is not there.
double resident_memory_mb();

/// The most that ever did.
double peak_memory_mb();

}  // namespace regard
