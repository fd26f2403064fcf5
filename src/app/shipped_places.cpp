#include "app/shipped_places.h"

namespace regard {

std::vector<std::filesystem::path> shipped_places(const std::filesystem::path& installed,
                                                  const std::filesystem::path& in_sources) {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  std::vector<std::filesystem::path> places;
  if (!error) places.push_back(program.parent_path().parent_path() / "share/regard" / installed);
  places.push_back(std::filesystem::path(REGARD_SOURCE_DIR) / in_sources);
  return places;
}

}  // namespace regard
