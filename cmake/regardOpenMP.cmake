# regard_openmp: the OpenMP library that LibTorch runs on. A second one beside it would have threads of
# its own, whose number LibTorch's settings would not reach.
add_library(regard_openmp INTERFACE IMPORTED)
file(GLOB regard_openmp_library "${TORCH_INSTALL_PREFIX}/lib/libgomp*.so*")
if(regard_openmp_library)
  list(GET regard_openmp_library 0 regard_openmp_library)
  target_link_libraries(regard_openmp INTERFACE "${regard_openmp_library}")
else()  # LibTorch brings none: it was built with the system's.
  find_package(OpenMP REQUIRED COMPONENTS CXX)
  target_link_libraries(regard_openmp INTERFACE OpenMP::OpenMP_CXX)
endif()
