# One GoogleTest program a layer; every `*_test.cpp` in tests/<layer> belongs to it. What follows the
# library are further properties of its tests. Two of them run at a time, so each keeps to one thread.
include(GoogleTest)

function(regard_layer_tests layer library)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${layer}/*_test.cpp")
  if(NOT files)
    return()
  endif()
  add_executable(${layer}_test ${files})
  regard_own_code(${layer}_test)
  target_include_directories(${layer}_test PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(${layer}_test PRIVATE REGARD_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    REGARD_BINARY_DIR="${CMAKE_BINARY_DIR}" REGARD_VERSION="${PROJECT_VERSION}")
  target_link_libraries(${layer}_test PRIVATE ${library} GTest::gtest_main GTest::gmock)
  if(library STREQUAL regard)
    target_sources(${layer}_test PRIVATE "${CMAKE_SOURCE_DIR}/tests/seed_every_test.cpp")
    target_precompile_headers(${layer}_test REUSE_FROM regard)
  endif()
  gtest_discover_tests(${layer}_test TEST_PREFIX "${layer}." DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 600 LABELS ${layer} ENVIRONMENT OMP_NUM_THREADS=1 ${ARGN})
endfunction()

foreach(layer IN LISTS text_layers)
  regard_layer_tests(${layer} regard_text)
endforeach()
# Its private headers name cairo's types.
target_link_libraries(figure_test PRIVATE PkgConfig::cairo)
if(REGARD_TORCH)
  foreach(layer IN LISTS torch_layers)
    regard_layer_tests(${layer} regard)
  endforeach()
endif()

# Parity with PyTorch: Python computes the same networks first, into the build folder.
if(REGARD_TORCH)
  add_test(NAME golden.reference
    COMMAND "${CMAKE_SOURCE_DIR}/tests/golden/make_golden.sh" "${CMAKE_BINARY_DIR}/golden")
  set_tests_properties(golden.reference PROPERTIES
    FIXTURES_SETUP golden TIMEOUT 600 LABELS golden)
  regard_layer_tests(golden regard FIXTURES_REQUIRED golden)
  target_sources(golden_test PRIVATE "${CMAKE_SOURCE_DIR}/tests/golden/golden_case.cpp")
endif()

# The program: what of it needs no torch by itself, then the whole from outside.
if(REGARD_TORCH)
  regard_layer_tests(app regard_text)
  foreach(source child_program command_line console duration_text flag_value line_source model_path
      number_table output plan_report shipped_places stop_signal translate_request translation_writer)
    target_sources(app_test PRIVATE "${CMAKE_SOURCE_DIR}/src/app/${source}.cpp")
  endforeach()
  target_link_libraries(app_test PRIVATE CLI11::CLI11 spdlog::spdlog)

  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/end_to_end/*.cpp")
  add_executable(end_to_end_test ${files})
  regard_own_code(end_to_end_test)
  target_include_directories(end_to_end_test PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(end_to_end_test PRIVATE REGARD_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    REGARD_BINARY_DIR="${CMAKE_BINARY_DIR}" $<$<BOOL:${jemalloc_FOUND}>:REGARD_JEMALLOC>)
  target_link_libraries(end_to_end_test PRIVATE nlohmann_json::nlohmann_json GTest::gtest_main GTest::gmock)
  add_dependencies(end_to_end_test regard_program)
  # One CTest entry: its tests share a small translator that the first of them trains.
  add_test(NAME end_to_end COMMAND end_to_end_test)
  set_tests_properties(end_to_end PROPERTIES TIMEOUT 600 LABELS end_to_end)
endif()

# The page that shows attention, in a real browser.
if(REGARD_TORCH)
  add_test(NAME page
    COMMAND "${CMAKE_SOURCE_DIR}/tests/view/page/run_with_models" "${CMAKE_BINARY_DIR}")
  set_tests_properties(page PROPERTIES TIMEOUT 900 LABELS view)
endif()

# An installed tree that was moved, and a program of somebody who embeds regard.
if(REGARD_TORCH)
  add_test(NAME embed
    COMMAND "${CMAKE_SOURCE_DIR}/tests/embed/run" "${CMAKE_BINARY_DIR}" "${CMAKE_SOURCE_DIR}")
  set_tests_properties(embed PROPERTIES TIMEOUT 600 LABELS end_to_end)
endif()

add_test(NAME benchmarks COMMAND python3 -B -m unittest discover -s "${CMAKE_SOURCE_DIR}/tests/benchmarks"
  -p "*_test.py")
add_test(NAME layers COMMAND "${CMAKE_SOURCE_DIR}/tests/layers/check_layers")
add_test(NAME format COMMAND "${CMAKE_SOURCE_DIR}/tests/layers/check_format")
set_tests_properties(format PROPERTIES SKIP_RETURN_CODE 77)
