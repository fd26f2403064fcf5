# Every package that regard stands on, as the system has it: a build fetches no sources, so it needs no
# network and gets security updates with the system. Debian's names are in scripts/setup.
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
find_package(PkgConfig REQUIRED)
find_path(libcsv_folder csv.h REQUIRED)  # libcsv brings no package description
find_library(libcsv csv REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(sentencepiece REQUIRED IMPORTED_TARGET sentencepiece)
pkg_check_modules(cairo REQUIRED IMPORTED_TARGET cairo>=1.16)
find_package(MPI COMPONENTS CXX)  # several processes train together where it is there
if(NOT REGARD_SANITIZE)
  pkg_check_modules(jemalloc IMPORTED_TARGET jemalloc)  # training is faster in less memory where it is
endif()
if(BUILD_TESTING)
  find_package(GTest REQUIRED)
endif()

if(REGARD_TORCH)
  # First what the user names (CMAKE_PREFIX_PATH, Torch_DIR), then a Python environment with torch:
  # the active one, or the project's own that scripts/setup makes.
  find_package(Torch CONFIG QUIET)
  foreach(python IN ITEMS "$ENV{VIRTUAL_ENV}/bin/python" "${CMAKE_SOURCE_DIR}/.venv/bin/python" python3)
    if(NOT Torch_FOUND)
      execute_process(
        COMMAND ${python} -c "import torch.utils; print(torch.utils.cmake_prefix_path)"
        OUTPUT_VARIABLE torch_prefix OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
        RESULT_VARIABLE torch_missing)
      if(NOT torch_missing)
        find_package(Torch CONFIG QUIET PATHS "${torch_prefix}" NO_DEFAULT_PATH)
      endif()
    endif()
  endforeach()
  if(NOT Torch_FOUND)
    message(FATAL_ERROR "LibTorch was not found. Run scripts/setup, or name one with "
                        "-DCMAKE_PREFIX_PATH=/path/to/libtorch.")
  endif()
  message(STATUS "LibTorch ${Torch_VERSION}: ${Torch_DIR}")
  include(regardOpenMP)
endif()

# LibTorch's wheel carries headers of a newer fmt, without its library. The fmt that is linked must
# also be the one that is included, so its folder goes in front of LibTorch's.
get_target_property(fmt_folders fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
find_path(fmt_folder fmt/format.h PATHS ${fmt_folders} NO_DEFAULT_PATH NO_CACHE REQUIRED)
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/first")
file(CREATE_LINK "${fmt_folder}/fmt" "${CMAKE_BINARY_DIR}/first/fmt" SYMBOLIC)
