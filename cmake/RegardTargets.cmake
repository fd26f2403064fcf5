# Two libraries: regard_text (base, config, text, metrics, figure) never sees torch, regard holds the rest.
function(regard_own_code target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Werror)
  # For loops that become vector instructions (sums in several lanes where "#pragma omp simd" says
  # so, and a choice between two numbers without a branch; the results stay IEEE's), and for
  # at::parallel_for, which without OpenMP is one thread.
  target_compile_options(${target} PRIVATE -fopenmp -fno-trapping-math)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 sees overlaps and overflows inside its own std::string that are not there.
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)
  endif()
endfunction()

function(regard_sources variable)
  set(sources)
  foreach(layer IN LISTS ARGN)
    file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${layer}/*.cpp")
    list(APPEND sources ${files})
  endforeach()
  set(${variable} ${sources} PARENT_SCOPE)
endfunction()

set(text_layers base config text metrics figure)
set(torch_layers corpus attention model search translation training view contest)

regard_sources(text_sources ${text_layers})
add_library(regard_text STATIC ${text_sources})
add_library(regard::regard_text ALIAS regard_text)
regard_own_code(regard_text)
target_include_directories(regard_text
  PUBLIC $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
  PRIVATE "${CMAKE_SOURCE_DIR}/src")
target_include_directories(regard_text SYSTEM BEFORE
  PUBLIC $<BUILD_INTERFACE:${CMAKE_BINARY_DIR}/first>)
target_compile_definitions(regard_text PRIVATE REGARD_VERSION="${PROJECT_VERSION}")
target_link_libraries(regard_text
  PUBLIC fmt::fmt nlohmann_json::nlohmann_json
  PRIVATE csv ZLIB::ZLIB tomlplusplus::tomlplusplus PkgConfig::utf8proc PkgConfig::sentencepiece
    PkgConfig::cairo)

if(REGARD_TORCH)
  # The page that shows attention is written as the files it is made of, and lies in the program.
  file(GLOB page CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/view/page/*")
  set(page_source "${CMAKE_BINARY_DIR}/page_files.cpp")
  add_custom_command(OUTPUT "${page_source}"
    COMMAND "${CMAKE_COMMAND}" -D "FILES=${page}" -D "OUTPUT=${page_source}"
      -P "${CMAKE_SOURCE_DIR}/cmake/EmbedPage.cmake"
    DEPENDS ${page} "${CMAKE_SOURCE_DIR}/cmake/EmbedPage.cmake" VERBATIM)

  regard_sources(sources ${torch_layers})
  set(mpi_source "${CMAKE_SOURCE_DIR}/src/training/mpi_processes.cpp")
  set(no_mpi_source "${CMAKE_SOURCE_DIR}/src/training/no_mpi_processes.cpp")
  if(MPI_CXX_FOUND)
    list(REMOVE_ITEM sources "${no_mpi_source}")
    # This source alone sees MPI.
    list(TRANSFORM MPI_CXX_INCLUDE_DIRS PREPEND "-isystem" OUTPUT_VARIABLE mpi_folders)
    set_source_files_properties("${mpi_source}" PROPERTIES COMPILE_OPTIONS "${mpi_folders}"
      COMPILE_DEFINITIONS "OMPI_SKIP_MPICXX;MPICH_SKIP_MPICXX")
  else()
    list(REMOVE_ITEM sources "${mpi_source}")
  endif()
  add_library(regard STATIC ${sources} "${page_source}")
  add_library(regard::regard ALIAS regard)
  regard_own_code(regard)
  target_include_directories(regard SYSTEM BEFORE
    PUBLIC $<BUILD_INTERFACE:${CMAKE_BINARY_DIR}/first>)
  target_include_directories(regard PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_compile_definitions(regard PRIVATE REGARD_VERSION="${PROJECT_VERSION}")
  target_link_libraries(regard PUBLIC regard_text torch regard_openmp spdlog::spdlog
    PkgConfig::utf8proc)
  if(MPI_CXX_FOUND)
    target_link_libraries(regard INTERFACE $<LINK_ONLY:MPI::MPI_CXX>)
  endif()
  # Not <torch/torch.h>: g++ would instantiate half of it again in every source.
  target_precompile_headers(regard PRIVATE
    <torch/csrc/autograd/custom_function.h>
    <torch/nn/modules/embedding.h> <torch/nn/modules/linear.h> <torch/types.h> <torch/utils.h>)
  # All that its content depends on, for ccache: see RegardTools.
  file(WRITE "${CMAKE_BINARY_DIR}/CMakeFiles/regard.dir/cmake_pch.hxx.gch.sum"
    "${Torch_VERSION} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_BUILD_TYPE} ${fmt_VERSION} ${spdlog_VERSION}")

  regard_sources(app_sources app)
  add_executable(regard_program ${app_sources})
  set_target_properties(regard_program PROPERTIES
    OUTPUT_NAME regard RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
  regard_own_code(regard_program)
  target_include_directories(regard_program PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_compile_definitions(regard_program PRIVATE REGARD_VERSION="${PROJECT_VERSION}"
    REGARD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_link_libraries(regard_program PRIVATE regard CLI11::CLI11)
  if(jemalloc_FOUND)
    target_link_libraries(regard_program PRIVATE PkgConfig::jemalloc)
  endif()
  target_precompile_headers(regard_program REUSE_FROM regard)
endif()
