#include "regard/base/temporary_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "regard/base/error.h"

namespace regard {

TemporaryFolder::TemporaryFolder() {
  std::error_code error;
  const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
  if (error) throw Error("there is no folder for temporary files: TMPDIR names none");
  std::string name = (parent / "regard-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw Error("cannot make a temporary folder in {}: {}", parent.string(),
                std::generic_category().message(errno));
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace regard
