#pragma once

namespace regard {

/// MB (of 10^6 bytes) of this process that lie in memory now; 0 where /proc is not there.
double resident_memory_mb();

/// The most that ever did.
double peak_memory_mb();

/// Gives back what this process has freed and its allocator keeps, so that what comes next does not
/// lie in memory besides what came before. Takes milliseconds; does nothing where the allocator is
/// not GNU libc's, such as jemalloc, which finds room for other sizes by itself.
void return_freed_memory();

}  // namespace regard
