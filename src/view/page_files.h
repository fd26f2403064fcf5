#pragma once

#include <string>

namespace regard {

/// The files of src/view/page as they were when regard was built: cmake/EmbedPage.cmake writes
/// these functions. The frame has the marks {{title}}, {{style}}, {{script}} and {{data}}.
std::string page_frame();
std::string page_style();
std::string page_script();

}  // namespace regard
